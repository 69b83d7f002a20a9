import { Modal } from '@mantine/core';
import type { Box } from '../../api/types';
import { Panel } from '../../components/Panel';
import { ClassicSteps } from './ClassicSteps';

/** The steps for a classic box that has not got anything yet. */
export function SetUpPanel({ box }: { box: Pick<Box, 'onDisk'> }) {
  if ((box.onDisk?.generation ?? 0) > 0) return null;
  return (
    <Panel title="Set up this classic box">
      <ClassicSteps isNew={false} />
    </Panel>
  );
}

interface Props {
  hostname: string;
  opened: boolean;
  onClose: () => void;
}

/** The same steps for one that works, such as when its card was replaced. */
export function SetUpModal({ hostname, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Set up ${hostname}`} size="lg">
      <ClassicSteps isNew={false} />
    </Modal>
  );
}
