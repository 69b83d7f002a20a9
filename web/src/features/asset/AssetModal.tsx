import { Code, Group, Modal, Stack, Text } from '@mantine/core';
import { api } from '../../api/client';
import type { Asset } from '../../api/types';
import { bytes } from '../../components/format';
import { Moment } from '../../components/Moment';
import { Thumb } from '../../components/Thumb';
import classes from './Media.module.css';

/** A medium at full size, with its facts. */
export function AssetModal({ asset, onClose }: { asset: Asset | undefined; onClose: () => void }) {
  return (
    <Modal opened={asset !== undefined} onClose={onClose} title={asset?.name} size="xl">
      {asset && (
        <Stack>
          <div className={classes['large']}>
            {asset.mediaType.startsWith('video/') ? (
              <video src={api.assets.contentUrl(asset.id, asset.sha256)} controls muted preload="metadata" />
            ) : (
              <Thumb asset={asset.id} name={asset.name} sha256={asset.sha256} contain />
            )}
          </div>
          <Group gap="lg">
            <Text size="sm">{asset.mediaType}</Text>
            <Text size="sm">{bytes(asset.size)}</Text>
            <Text size="sm">
              uploaded <Moment at={asset.createdAt} exact />
            </Text>
            <Text size="sm">{asset.usedBy.length === 0 ? 'in no playlist' : `in ${asset.usedBy.join(', ')}`}</Text>
          </Group>
          <Text size="xs" c="dimmed">
            SHA-256 <Code style={{ overflowWrap: 'anywhere' }}>{asset.sha256}</Code>
          </Text>
        </Stack>
      )}
    </Modal>
  );
}
