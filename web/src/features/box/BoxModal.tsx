import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ProblemError } from '../../api/problem';
import { Fault } from '../../components/Fault';
import { BoxFields } from './BoxFields';
import type { BoxForm } from './boxForm';
import { ClassicSteps } from './ClassicSteps';
import { KindField } from './KindField';

interface Props {
  title: string;
  action: string;
  opened: boolean;
  initial: BoxForm;
  /** Whether the kind can still be chosen. */
  isNew?: boolean;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (form: BoxForm) => void;
}

/** The form of a box in a dialog, to add one or to edit one. */
export function BoxModal(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      <BoxFormBody {...props} />
    </Modal>
  );
}

/** Whether the form says the problem at the field that caused it. */
function besideField(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  return (
    error.code === 'hostname-taken' ||
    ['hostname', 'address', 'port', 'site', 'tags'].some((field) => error.field(field) !== undefined)
  );
}

function BoxFormBody({ action, initial, isNew, pending, error, onClose, onSubmit }: Props) {
  const [form, setForm] = useState(initial);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(form);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {isNew && <KindField kind={form.kind} onChange={(kind) => setForm((old) => ({ ...old, kind }))} />}
        <BoxFields form={form} onChange={setForm} error={error} />
        {isNew && form.kind === 'CLASSIC' && <ClassicSteps isNew />}
        {Boolean(error) && !besideField(error) && <Fault error={error} what={`${form.hostname || 'The box'} was not saved`} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
