import { Button, Group, Modal, NumberInput, Select, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import type { Site, SiteSettings } from '../../api/types';
import { Fault } from '../../components/Fault';
import { showDone } from '../../components/notices';
import { capReading, changesOf, formOf, isSound, type SiteForm } from './siteForm';
import { WindowsField } from './WindowsField';

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
const FIELDS = ['timeZone', 'bandwidthKBps', 'pushesAtOnce', 'pushWindows', 'allowGap'];

interface Props {
  site: Site;
  opened: boolean;
  onClose: () => void;
}

/** The time a site's screens live by, and how, when and how fast media may come to it. */
export function SiteModal({ site, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Edit ${site.name}`} size="md">
      <Body site={site} onClose={onClose} />
    </Modal>
  );
}

function Body({ site, onClose }: Omit<Props, 'opened'>) {
  const client = useQueryClient();
  const [form, setForm] = useState(() => formOf(site));
  const change = (part: Partial<SiteForm>) => setForm((old) => ({ ...old, ...part }));
  const save = useMutation({
    mutationFn: (changes: Partial<SiteSettings>) => api.sites.edit(site.id, changes),
    onSuccess: (saved) => {
      showDone(`${saved.name} is saved. It holds for what is being sent now, too.`);
      for (const key of ['sites', 'plan']) void client.invalidateQueries({ queryKey: [key] });
      onClose();
    },
  });
  const problem = save.error instanceof ProblemError ? save.error : undefined;
  const beside = problem !== undefined && FIELDS.some((field) => problem.field(field) !== undefined);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const changes = changesOf(site, form);
    if (Object.keys(changes).length === 0) onClose();
    else if (isSound(form)) save.mutate(changes);
  };
  const cap = Number(form.bandwidthKBps);
  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label="Time zone"
          description="Schedules and push windows go by it"
          data-autofocus
          searchable
          limit={60}
          allowDeselect={false}
          data={ZONES.includes(site.timeZone) ? ZONES : [site.timeZone, ...ZONES]}
          value={form.timeZone}
          onChange={(zone) => zone && change({ timeZone: zone })}
          error={problem?.field('timeZone')}
        />
        <NumberInput
          label="Bandwidth cap"
          description="For all boxes of the site together; empty for no cap"
          inputContainer={(input) => (
            <Group gap="sm" wrap="nowrap">
              <div style={{ flex: 1 }}>{input}</div>
              <Text size="sm" c="dimmed" className="wb-number" w={140} ta="left" role="status">
                {cap > 0 ? `= ${capReading(cap)}` : ''}
              </Text>
            </Group>
          )}
          placeholder="No cap"
          suffix=" kB/s"
          thousandSeparator=","
          min={1}
          max={10_000_000}
          step={100}
          allowDecimal={false}
          allowNegative={false}
          value={form.bandwidthKBps}
          onChange={(value) => change({ bandwidthKBps: value })}
          error={problem?.field('bandwidthKBps')}
        />
        <NumberInput
          label="Pushes at once"
          description="To how many boxes of the site media are sent at a time; empty for the server's own limit"
          placeholder="As many as the server allows"
          min={1}
          max={256}
          allowDecimal={false}
          allowNegative={false}
          value={form.pushesAtOnce}
          onChange={(value) => change({ pushesAtOnce: value })}
          error={problem?.field('pushesAtOnce')}
        />
        <WindowsField
          windows={form.pushWindows}
          timeZone={form.timeZone}
          error={problem?.field('pushWindows')}
          onChange={(pushWindows) => change({ pushWindows })}
        />
        <Switch
          label="Allow a gap"
          description="A show that does not fit beside the old one is sent anyway; the screen shows the logo meanwhile."
          checked={form.allowGap}
          onChange={(event) => change({ allowGap: event.currentTarget.checked })}
          error={problem?.field('allowGap')}
        />
        {save.isError && !beside && <Fault error={save.error} what={`${site.name} was not saved`} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!isSound(form)}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
