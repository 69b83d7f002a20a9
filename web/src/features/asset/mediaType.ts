const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  mov: 'video/quicktime',
  pdf: 'application/pdf',
};

export const ACCEPT = Object.keys(TYPES)
  .map((extension) => `.${extension}`)
  .join(',');

export const KNOWN = Object.keys(TYPES).join(', ');

/** Why a file cannot become an asset, said before a byte is sent; undefined when it can. */
export function refusal(name: string, size: number): string | undefined {
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  if (!(extension in TYPES)) return `No box can show ${name}. Known types: ${KNOWN}.`;
  if (name.startsWith('.')) return `The name ${name} starts with a dot. Rename the file.`;
  // Control characters and separators are what the server refuses too.
  if (/[/\\\u0000-\u001f\u007f]/.test(name)) return `The name ${name} holds a character that is not allowed.`;
  if (new TextEncoder().encode(name).length > 255) return 'The name is longer than 255 bytes. Rename the file.';
  if (size === 0) return `${name} is empty.`;
  return undefined;
}

/** How long a medium stays by default, in seconds. */
export const DEFAULT_SECONDS = 10;
export const MAX_SECONDS = 86_400;
