import { ActionIcon, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconDots, IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Asset } from '../../api/types';
import { Fault } from '../../components/Fault';
import { bytes } from '../../components/format';
import { Moment } from '../../components/Moment';
import { Thumb } from '../../components/Thumb';
import { AssetModal } from './AssetModal';
import classes from './Media.module.css';

interface Props {
  assets: readonly Asset[];
  onDelete: (asset: Asset) => void;
  fault: { asset: string; error: unknown } | undefined;
}

export function AssetGrid({ assets, onDelete, fault }: Props) {
  const [open, setOpen] = useState<Asset>();
  return (
    <>
      <div role="list" aria-label="Media" className={classes['grid']}>
        {assets.map((asset) => (
          <div key={asset.id} role="listitem" className={`wb-card ${classes['asset'] ?? ''}`}>
            <UnstyledButton className={classes['frame']} aria-label={`Open ${asset.name}`} onClick={() => setOpen(asset)}>
              <Thumb asset={asset.id} name={asset.name} sha256={asset.sha256} contain />
            </UnstyledButton>
            <div className={classes['about']}>
              <div className={classes['names']}>
                <Text size="sm" fw={600} truncate title={asset.name}>
                  {asset.name}
                </Text>
                <Text size="xs" c="dimmed" truncate title={asset.usedBy.join(', ')}>
                  {bytes(asset.size)} · <Moment at={asset.createdAt} />
                  {' · '}
                  {asset.usedBy.length === 0 ? 'unused' : `in ${asset.usedBy.join(', ')}`}
                </Text>
              </div>
              <AssetMenu asset={asset} onDelete={onDelete} />
            </div>
            {fault?.asset === asset.id && (
              <div className={classes['fault']}>
                <Fault error={fault.error} what={`${asset.name} was not deleted`} />
              </div>
            )}
          </div>
        ))}
      </div>
      <AssetModal asset={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

function AssetMenu({ asset, onDelete }: { asset: Asset; onDelete: (asset: Asset) => void }) {
  const used = asset.usedBy.length > 0;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More for ${asset.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown maw={260}>
        <Menu.Item
          component="a"
          href={api.assets.contentUrl(asset.id)}
          download={asset.name}
          leftSection={<IconDownload size={16} />}
        >
          Download
        </Menu.Item>
        <Menu.Item color="red" disabled={used} leftSection={<IconTrash size={16} />} onClick={() => onDelete(asset)}>
          Delete
        </Menu.Item>
        {used && <Menu.Label>First take it out of {asset.usedBy.join(', ')}.</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
