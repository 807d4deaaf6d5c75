/** Hands bytes to the reader as a download. Fetched, not linked: in a frame of Flex a link would not carry who we are. */
export function saveFile(content: Blob, filename: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = filename;
  link.click();
}
