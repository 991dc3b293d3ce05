import { i18n } from '@lingui/core'
import { EN } from './messages-en.ts'

i18n.load('en', EN)
i18n.activate('en')

/** The words for an id in the language of the interface; values fill its places. */
export const message = (id: keyof typeof EN | string, values?: Record<string, string | number>): string =>
  i18n._(id, values)
