import type { Page } from '@playwright/test';

/**
 * Stops the extension's worker, as the browser does with one that rests, from a page of the extension's.
 * It is at work for a moment still when it is told to stop: waits until it is not.
 */
export async function stopWorker(own: Page): Promise<void> {
  const session = await own.context().newCDPSession(own);
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}
