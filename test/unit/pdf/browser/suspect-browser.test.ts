import { expect, it } from 'vitest';
import { StartError } from '../../../../src/pdf/browser/browser-errors.ts';
import { BrowserSupervisor } from '../../../../src/pdf/browser/supervisor.ts';

/** Which of the first four starts of a browser that always fails like this suspect its file. */
async function suspicions(error: Error): Promise<readonly boolean[]> {
  const told: boolean[] = [];
  const supervisor = new BrowserSupervisor({
    launch: async (_signal, isSuspect) => {
      told.push(isSuspect);
      return Promise.reject(error);
    },
    pages: { size: 1, forms: [], blankPage: () => '' },
    documentsPerBrowser: 1,
    observer: {},
  });
  await expect(supervisor.start()).rejects.toMatchObject({ code: 'browser-unavailable' });
  await supervisor.close();
  return told.slice(0, 4);
}

it('A browser that has ended at its start twice in a row is looked through, once', async () => {
  const ended = new StartError({ sandbox: false, cause: new Error('gone'), end: 'code 1' });
  expect(await suspicions(ended)).toEqual([false, false, true, false]);
});

it('A browser that the system does not let start is not', async () => {
  const full = Object.assign(new Error('no room'), { code: 'ENOSPC' });
  expect(await suspicions(full)).toEqual([false, false, false, false]);
});
