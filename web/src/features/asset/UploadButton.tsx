import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { ACCEPT } from './mediaType';
import { uploads } from './uploads';

export function UploadButton({ variant = 'filled' }: { variant?: 'filled' | 'default' }) {
  return (
    <FileButton
      multiple
      accept={ACCEPT}
      inputProps={{ 'aria-label': 'Files to upload' }}
      onChange={(files) => uploads.add(files)}
    >
      {(props) => (
        <Button {...props} variant={variant} leftSection={<IconUpload size={17} />}>
          Upload
        </Button>
      )}
    </FileButton>
  );
}
