import type { CDPSession } from 'puppeteer-core';

/**
 * Shuts a page off: its scripts never run, and whatever it asks for is refused before it leaves. The templates
 * are self-contained and fonts come through fontconfig, so nothing is ever asked for rightly. The page's
 * `Content-Security-Policy` says the same, and the browser's switches leave no way out behind this one.
 */
export async function isolatePage(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    // `Aborted` and no other reason: a navigation that is aborted leaves the page as it is, while one that
    // fails replaces it with an error page.
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
  });
  await Promise.all([
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
  ]);
}
