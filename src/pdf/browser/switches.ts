/** Values of the command line that differ from start to start. */
interface SwitchOptions {
  /** Folder of the profile: created by Chromium, holds no page. */
  readonly profile: string;
  readonly sandbox: boolean;
}

/**
 * The command line of the headless shell. Puppeteer's defaults are made for testing web sites and the bundled
 * package's for AWS Lambda (one process, no web security); these are for printing what we wrote ourselves.
 * Left out on purpose: a start page (its renderer would be a process without use) and `--single-process`.
 */
export function chromiumSwitches({ profile, sandbox }: SwitchOptions): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    // Root may not use Chromium's sandbox, and some containers forbid the user namespaces it is made of.
    ...(sandbox ? [] : ['--no-sandbox']),

    // The same print on every machine.
    '--lang=en-US', // else from the environment; the page says its own language
    '--force-color-profile=srgb', // else the profile of a display
    '--font-render-hinting=none', // hinted advances round to pixels of a screen and move line breaks
    '--disable-lcd-text', // no subpixel positions that depend on a display
    '--force-device-scale-factor=1',

    // Nothing goes out. Interception on the page is the first wall, this is the second: whatever slips through
    // (preconnects do not pass interception) finds neither a name nor an address nor a way round the proxy.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=http://nowhere.invalid:1',
    '--proxy-bypass-list=<-loopback>',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--no-pings',
    '--disable-features=OptimizationHints,MediaRouter,DialMediaRouteProvider,Translate,AcceptCHFrame,WebRtc',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',

    // Less to attack, less to run.
    '--js-flags=--jitless', // the only script is our own one-liner that fills the body
    '--disable-gpu', // printing is vector work; without this a GPU process is tried and fails
    '--disable-remote-fonts',
    '--disable-databases',
    '--mute-audio',
    '--hide-scrollbars',

    // A crash dump is a copy of a filing on disk.
    '--disable-breakpad',
    '--disable-crash-reporter',

    // Containers give /dev/shm 64 MB, less than the print of a long volume.
    '--disable-dev-shm-usage',

    // No page is ever in the foreground; none may be slowed down for it.
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
  ];
}
