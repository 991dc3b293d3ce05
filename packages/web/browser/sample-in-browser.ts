import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser, type Opened, openPage } from './open-page.ts'
import { type ServedSample, serveSample } from './serve-sample.ts'

export interface SampleInBrowser {
  /** Only while the tests of the file run. */
  readonly address: string
  readonly browser: Browser
  /** The workspace in a context of its own, at a width in pixels. */
  readonly open: (width?: number) => Promise<Opened>
}

/** Serves a sample case of its own on a port, in a browser of its own, to all tests of a file; the server must end in order. */
export function sampleInBrowser(port: number): SampleInBrowser {
  let served: ServedSample
  let browser: Browser
  before(async () => {
    served = await serveSample(port)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    assert.equal(await served.stop(), 0, 'Ctrl-C ends the server in order')
  })
  return {
    get address() {
      return served.address
    },
    get browser() {
      return browser
    },
    open: (width) => openPage(browser, served.address, width),
  }
}
