import { type Browser, chromium, type Page } from 'playwright-core'

/** Debian's Chromium, which asks nobody for anything by itself. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.MUSTER_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface Opened {
  readonly page: Page
  /** Whatever the page complained of, and every request that left this machine's server. */
  readonly wrong: string[]
}

/** The workspace in a context of its own, once its register is drawn up. */
export async function openPage(browser: Browser, address: string, width = 1440): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (line) => ['error', 'warning'].includes(line.type()) && wrong.push(line.text()))
  page.on(
    'request',
    (request) =>
      new URL(request.url()).host.startsWith('127.0.0.1:') ||
      request.url().startsWith('data:') ||
      wrong.push(`left for ${request.url()}`),
  )
  await page.goto(address)
  await page.waitForSelector('.block.custody')
  return { page, wrong }
}
