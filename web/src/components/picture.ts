/** Whether the medium of that name is a still picture, told by its extension as the boxes do. */
export function isPicture(name: string | null | undefined): boolean {
  return /\.(png|jpe?g|webp|gif)$/i.test(name ?? '');
}
