import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconEdit, IconKey, IconListNumbers, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client';
import type { Box } from '../../api/types';
import { showDone } from '../../components/notices';
import { toEdit, type BoxForm } from './boxForm';
import { BoxModal } from './BoxModal';
import { DeleteBoxModal } from './DeleteBoxModal';
import { EnrollModal } from './EnrollModal';
import { SetUpModal } from './SetUpPanel';

/** What a person can do with one box. */
export function BoxControls({ box }: { box: Box }) {
  const [editing, edit] = useDisclosure(false);
  const [enrolling, enroll] = useDisclosure(false);
  const [settingUp, setUp] = useDisclosure(false);
  const [deleting, del] = useDisclosure(false);
  const classic = box.kind === 'CLASSIC';
  return (
    <>
      {!classic && box.enrolledAt === null && (
        <Button leftSection={<IconKey size={17} />} onClick={enroll.open}>
          Enrol
        </Button>
      )}
      <Button variant="default" leftSection={<IconEdit size={17} />} onClick={edit.open}>
        Edit
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={`More for ${box.hostname}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {classic && (
            <Menu.Item leftSection={<IconListNumbers size={16} />} onClick={setUp.open}>
              Steps to set it up
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconKey size={16} />} onClick={enroll.open}>
            {classic ? 'Enrolment token, to give it an agent' : 'New enrolment token'}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={del.open}>
            Delete box
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditBox box={box} opened={editing} onClose={edit.close} />
      <EnrollModal opened={enrolling} onClose={enroll.close} box={box.hostname} />
      <SetUpModal hostname={box.hostname} opened={settingUp} onClose={setUp.close} />
      <DeleteBoxModal box={box} opened={deleting} onClose={del.close} />
    </>
  );
}

function EditBox({ box, opened, onClose }: { box: Box; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: (form: BoxForm) => api.boxes.edit(box.id, toEdit(form)),
    onSuccess: async (saved) => {
      showDone(`${saved.hostname} is saved.`);
      close();
      if (saved.hostname !== box.hostname) {
        await navigate({ to: '/boxes/$box', params: { box: saved.hostname }, replace: true });
      }
      for (const key of ['box', 'boxes', 'sites', 'plan']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  const close = () => {
    save.reset();
    onClose();
  };
  return (
    <BoxModal
      title={`Edit ${box.hostname}`}
      action="Save"
      opened={opened}
      initial={{
        kind: box.kind,
        hostname: box.hostname,
        address: box.address ?? '',
        port: box.port,
        site: box.site ?? '',
        tags: box.tags,
      }}
      pending={save.isPending}
      error={save.error}
      onClose={close}
      onSubmit={save.mutate}
    />
  );
}
