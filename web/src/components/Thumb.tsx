import { IconFileTypePdf, IconMovie, IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { isPicture } from './picture';
import classes from './Thumb.module.css';

interface Props {
  asset: string;
  name: string;
  sha256?: string | undefined;
  /** Fits the whole picture in instead of filling the frame. */
  contain?: boolean;
}

/** A small view of a medium: the picture itself, or the sign of its kind. */
export function Thumb({ asset, name, sha256, contain }: Props) {
  const [broken, setBroken] = useState(false);
  if (isPicture(name) && !broken) {
    return (
      <img
        className={classes['picture']}
        data-contain={contain || undefined}
        src={api.assets.contentUrl(asset, sha256)}
        alt={`Preview of ${name}`}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    );
  }
  const Sign = broken ? IconPhotoOff : name.toLowerCase().endsWith('.pdf') ? IconFileTypePdf : IconMovie;
  return (
    <span className={classes['sign']}>
      <Sign stroke={1.4} aria-hidden />
    </span>
  );
}
