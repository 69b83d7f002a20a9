import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client';
import { showDone } from '../../components/notices';
import { NEW_BOX, toNew, type BoxForm } from './boxForm';
import { BoxModal } from './BoxModal';

export function AddBoxModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: (form: BoxForm) => api.boxes.create(toNew(form)),
    onSuccess: (box) => {
      showDone(`${box.hostname} is added.`);
      void client.invalidateQueries({ queryKey: ['boxes'] });
      void client.invalidateQueries({ queryKey: ['sites'] });
      close();
      void navigate({ to: '/boxes/$box', params: { box: box.hostname } });
    },
  });
  const close = () => {
    add.reset();
    onClose();
  };
  return (
    <BoxModal
      title="Add a box"
      action="Add"
      opened={opened}
      initial={NEW_BOX}
      isNew
      pending={add.isPending}
      error={add.error}
      onClose={close}
      onSubmit={add.mutate}
    />
  );
}
