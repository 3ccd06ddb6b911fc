import { describe, expect, it } from 'vitest';
import { chromiumSwitches } from '../../../../src/pdf/browser/switches.ts';

describe('the command line of the browser', () => {
  it('leaves the sandbox on unless it has to be off', () => {
    expect(chromiumSwitches({ profile: '/p', sandbox: true })).not.toContain('--no-sandbox');
    expect(chromiumSwitches({ profile: '/p', sandbox: false })).toContain('--no-sandbox');
  });

  it('has none of the switches that weaken the browser or open a port', () => {
    const switches = chromiumSwitches({ profile: '/p', sandbox: true }).join(' ');
    for (const weak of [
      'single-process',
      'disable-web-security',
      'allow-file-access',
      'no-zygote',
      'disable-site-isolation',
      'remote-debugging-port',
      'disable-setuid-sandbox',
    ]) {
      expect(switches).not.toContain(weak);
    }
  });

  it('leaves no way out of the machine', () => {
    expect(chromiumSwitches({ profile: '/p', sandbox: true })).toEqual(
      expect.arrayContaining(['--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-bypass-list=<-loopback>']),
    );
  });
});
