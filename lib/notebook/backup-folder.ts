/** The folder that the reader chose for backups, in browsers that let a page keep one (File System Access). */
import type { Folder } from '../export/folder.ts';

/** A folder of the File System Access API. Its writes land in a copy that replaces the file on close. */
export function folderOf(handle: FileSystemDirectoryHandle): Folder {
  return {
    async list() {
      const names: string[] = [];
      for await (const [name, entry] of handle.entries()) {
        if (entry.kind === 'file') names.push(name);
      }
      return names.sort();
    },
    async read(name) {
      return (await (await handle.getFileHandle(name)).getFile()).text();
    },
    async write(name, text) {
      const file = await handle.getFileHandle(name, { create: true });
      const writable = await file.createWritable();
      try {
        await writable.write(text);
        await writable.close();
      } catch (error) {
        await writable.abort().catch(() => {});
        throw error;
      }
    },
  };
}
