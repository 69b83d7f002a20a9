import { Button, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries';
import type { Asset } from '../../api/types';
import { bytes } from '../../components/format';
import { SearchField } from '../../components/SearchField';
import { Thumb } from '../../components/Thumb';
import { UploadButton } from '../asset/UploadButton';
import { UploadPanel } from '../asset/UploadPanel';
import classes from './Playlist.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Gets the chosen media in the order of their choosing. */
  onPick: (assets: Asset[]) => void;
}

export function MediaPicker({ opened, onClose, onPick }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add media" size="xl">
      <Body onClose={onClose} onPick={onPick} />
    </Modal>
  );
}

function Body({ onClose, onPick }: Omit<Props, 'opened'>) {
  const assets = useQuery(queries.assets).data ?? [];
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<Asset[]>([]);
  const shown = assets.filter((asset) => asset.name.toLowerCase().includes(q.toLowerCase()));
  const toggle = (asset: Asset) =>
    setChosen((old) => (old.some((each) => each.id === asset.id) ? old.filter((each) => each.id !== asset.id) : [...old, asset]));
  const add = () => {
    onPick(chosen);
    onClose();
  };
  return (
    <Stack>
      <Group justify="space-between">
        <SearchField label="Search media" value={q} onChange={setQ} />
        <UploadButton variant="default" />
      </Group>
      <UploadPanel />
      {assets.length === 0 && <Text c="dimmed">There is no medium yet. Upload some first.</Text>}
      <div className={classes['picker']} role="group" aria-label="Media">
        {shown.map((asset) => {
          const place = chosen.findIndex((each) => each.id === asset.id);
          return (
            <UnstyledButton
              key={asset.id}
              className={classes['pick']}
              aria-pressed={place >= 0}
              aria-label={asset.name}
              onClick={() => toggle(asset)}
            >
              <div className={classes['pickFrame']}>
                <Thumb asset={asset.id} name={asset.name} sha256={asset.sha256} contain />
                {place >= 0 && (
                  <span className={classes['chosen']}>{chosen.length > 1 ? place + 1 : <IconCheck size={15} />}</span>
                )}
              </div>
              <Text size="xs" fw={550} truncate px={8} pt={6}>
                {asset.name}
              </Text>
              <Text size="xs" c="dimmed" px={8} pb={7}>
                {bytes(asset.size)}
              </Text>
            </UnstyledButton>
          );
        })}
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={chosen.length === 0} onClick={add}>
          {chosen.length > 1 ? `Add ${chosen.length} items` : 'Add item'}
        </Button>
      </Group>
    </Stack>
  );
}
