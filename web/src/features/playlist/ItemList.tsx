import { ActionIcon, Group, NumberInput, Text } from '@mantine/core';
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { Thumb } from '../../components/Thumb';
import { MAX_SECONDS } from '../asset/mediaType';
import { moveItem, validSeconds, type DraftItem } from './draft';
import classes from './Playlist.module.css';

interface Props {
  items: DraftItem[];
  onChange: (items: DraftItem[]) => void;
}

/** Items in their order: dragged by the handle, moved with Space and arrow keys on it, or with the arrow buttons. */
export function ItemList({ items, onChange }: Props) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (key: string | number) => items.findIndex((item) => item.key === key);
  const nameOf = (key: string | number) => items[placeOf(key)]?.name ?? 'the item';
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) onChange(moveItem(items, placeOf(active.id), placeOf(over.id)));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}.`,
          onDragOver: ({ active, over }) => over ? `${nameOf(active.id)} is at place ${placeOf(over.id) + 1}.` : undefined,
          onDragEnd: ({ active }) => `${nameOf(active.id)} is dropped.`,
          onDragCancel: ({ active }) => `${nameOf(active.id)} is back at its place.`,
        },
      }}
    >
      <SortableContext items={items.map((item) => item.key)} strategy={verticalListSortingStrategy}>
        <ol className={classes['items']} aria-label="Items">
          {items.map((item, index) => (
            <Row
              key={item.key}
              item={item}
              index={index}
              last={items.length - 1}
              onMove={(to) => onChange(moveItem(items, index, to))}
              onSeconds={(seconds) =>
                onChange(items.map((each) => (each.key === item.key ? { ...each, seconds } : each)))
              }
              onRemove={() => onChange(items.filter((each) => each.key !== item.key))}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

interface RowProps {
  item: DraftItem;
  index: number;
  last: number;
  onMove: (to: number) => void;
  onSeconds: (seconds: number) => void;
  onRemove: () => void;
}

function Row({ item, index, last, onMove, onSeconds, onRemove }: RowProps) {
  const sortable = useSortable({ id: item.key });
  return (
    <li
      ref={sortable.setNodeRef}
      className={classes['item']}
      data-dragging={sortable.isDragging || undefined}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
    >
      <ActionIcon
        ref={sortable.setActivatorNodeRef}
        className={classes['grip']}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={`Drag ${item.name}`}
      >
        <IconGripVertical size={18} />
      </ActionIcon>
      <Text size="sm" c="dimmed" className="wb-number" w={22}>
        {index + 1}
      </Text>
      <div className={classes['thumb']}>
        <Thumb asset={item.asset} name={item.name} />
      </div>
      <Text size="sm" fw={550} truncate className={classes['name']}>
        {item.name}
      </Text>
      <Group gap={2} wrap="nowrap" className={classes['arrows']}>
        <ActionIcon aria-label={`Move ${item.name} up`} disabled={index === 0} onClick={() => onMove(index - 1)}>
          <IconArrowUp size={17} />
        </ActionIcon>
        <ActionIcon aria-label={`Move ${item.name} down`} disabled={index === last} onClick={() => onMove(index + 1)}>
          <IconArrowDown size={17} />
        </ActionIcon>
      </Group>
      <NumberInput
        aria-label={`Seconds for ${item.name}`}
        className={classes['seconds']}
        size="xs"
        min={1}
        max={MAX_SECONDS}
        allowDecimal={false}
        suffix=" s"
        clampBehavior="blur"
        value={item.seconds}
        onChange={(value) => {
          if (value !== '') onSeconds(validSeconds(value));
        }}
      />
      <ActionIcon aria-label={`Remove ${item.name}`} onClick={onRemove}>
        <IconX size={17} />
      </ActionIcon>
    </li>
  );
}
