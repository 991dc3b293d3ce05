import type { BadPage, PageHint } from '../decoded-page.ts'

/** Bytes as they were got, with what is known of them from where they came. */
export interface GotPage {
  readonly ok: true
  readonly bytes: Uint8Array
  readonly hint: PageHint
}

export type Got = GotPage | BadPage
