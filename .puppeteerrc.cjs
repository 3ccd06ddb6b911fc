// The browser comes in the npm package @sparticuz/chromium; puppeteer must not fetch one of its own.
module.exports = { skipDownload: true };
