import { IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent, type ReactNode } from 'react';
import classes from './Media.module.css';

interface Props {
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** Takes files that are dropped anywhere on what it holds. */
export function DropArea({ onFiles, children }: Props) {
  // Entering a child comes before leaving its parent, so a count tells when the pointer is really gone.
  const [depth, setDepth] = useState(0);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    <div
      className={classes['drop']}
      data-testid="drop-area"
      onDragEnter={(event) => {
        if (carriesFiles(event)) setDepth((old) => old + 1);
      }}
      onDragLeave={(event) => {
        if (carriesFiles(event)) setDepth((old) => Math.max(0, old - 1));
      }}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {depth > 0 && (
        <div className={classes['veil']} aria-hidden>
          <IconUpload size={40} stroke={1.5} />
          Drop to upload
        </div>
      )}
    </div>
  );
}
