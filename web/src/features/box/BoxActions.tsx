import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { AddBoxModal } from './AddBoxModal';
import { EnrollModal } from './EnrollModal';

/** The two ways a box comes into the fleet. */
export function BoxActions() {
  const [adding, add] = useDisclosure(false);
  const [enrolling, enroll] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconKey size={17} />} onClick={enroll.open}>
        Enrol boxes
      </Button>
      <Button leftSection={<IconPlus size={17} />} onClick={add.open}>
        Add box
      </Button>
      <AddBoxModal opened={adding} onClose={add.close} />
      <EnrollModal opened={enrolling} onClose={enroll.close} box={null} />
    </>
  );
}
