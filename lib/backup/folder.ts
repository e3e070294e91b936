/** The folder that the reader chose for backups, in browsers that let a page keep one (File System Access). */
import type { Folder } from '../export/folder.ts';

/** What Chromium's folder handles have beyond the File System Standard: the reader's leave, which can end. */
export interface LentFolder extends FileSystemDirectoryHandle {
  queryPermission?(mode: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(mode: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether we may write there now, without asking anybody. */
export const mayWrite = async (handle: LentFolder): Promise<boolean> =>
  ((await handle.queryPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted';

/** Asks the reader. To be called in a click: the browser shows a question of its own. */
export const askToWrite = async (handle: LentFolder): Promise<boolean> =>
  ((await handle.requestPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted';

/** A folder of the File System Access API. Its writes land in a copy that replaces the file on close. */
export function folderOf(handle: FileSystemDirectoryHandle): Folder {
  const fileAt = async (name: string) => (await handle.getFileHandle(name)).getFile();
  return {
    async list() {
      const names: string[] = [];
      for await (const [name, entry] of handle.entries()) {
        if (entry.kind === 'file') names.push(name);
      }
      return names.sort();
    },
    async stamp(name) {
      const { lastModified, size } = await fileAt(name);
      return `${lastModified} ${size}`;
    },
    read: async (name) => (await fileAt(name)).text(),
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
