import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { EN } from './messages-en.ts'

// Compiled when first used: a translator's file then needs no build step of its own.
i18n.setMessagesCompiler(compileMessage)
i18n.load('en', EN)
i18n.activate('en')

/** The words for an id in the language of the interface; values fill its places. */
export const message = (id: keyof typeof EN | string, values?: Record<string, string | number>): string =>
  i18n._(id, values)
