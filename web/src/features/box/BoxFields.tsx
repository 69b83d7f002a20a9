import { Autocomplete, Group, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '../../api/problem';
import { queries } from '../../api/queries';
import { tagsOf } from './boxFilter';
import type { BoxForm } from './boxForm';

interface Props {
  form: BoxForm;
  onChange: (form: BoxForm) => void;
  error: unknown;
}

export function BoxFields({ form, onChange, error }: Props) {
  const boxes = useQuery(queries.boxes).data ?? [];
  const sites = useQuery(queries.sites).data ?? [];
  const problem = error instanceof ProblemError ? error : undefined;
  const change = (part: Partial<BoxForm>) => onChange({ ...form, ...part });
  return (
    <Stack gap="sm">
      <TextInput
        label="Hostname"
        description="As the box calls itself on the network"
        placeholder="lobby"
        required
        data-autofocus
        value={form.hostname}
        onChange={(event) => change({ hostname: event.currentTarget.value })}
        error={problem?.code === 'hostname-taken' ? problem.message : problem?.field('hostname')}
      />
      <Group grow align="flex-start" preventGrowOverflow={false} wrap="nowrap">
        <TextInput
          label="Address"
          description="If its name does not resolve"
          placeholder="Found by hostname"
          value={form.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
          error={problem?.field('address')}
        />
        <NumberInput
          label="SSH port"
          description="Usually 22"
          maw={120}
          min={1}
          max={65_535}
          allowDecimal={false}
          value={form.port}
          onChange={(value) => change({ port: typeof value === 'number' ? value : 22 })}
          error={problem?.field('port')}
        />
      </Group>
      <Autocomplete
        label="Site"
        description="A place with its time zone; a new name makes a new site"
        placeholder="Berlin"
        data={sites.map((site) => site.name)}
        value={form.site}
        onChange={(site) => change({ site })}
        error={problem?.field('site')}
      />
      <TagsInput
        label="Tags"
        description="Labels to choose boxes by; Enter adds one"
        placeholder="menu"
        data={tagsOf(boxes)}
        value={form.tags}
        onChange={(tags) => change({ tags })}
        error={problem?.field('tags')}
        acceptValueOnBlur
      />
    </Stack>
  );
}
