import { IconMapOff } from '@tabler/icons-react';
import { Empty } from '../components/Empty';
import { ButtonLink } from '../components/links';

export function NotFound() {
  return (
    <Empty icon={IconMapOff} title="There is nothing at this address">
      <ButtonLink to="/wall" variant="default">
        To the wall
      </ButtonLink>
    </Empty>
  );
}
