import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { EVIDENCE_EN, type Say } from '@muster/core'

const i18n = setupI18n({
  locale: 'en',
  // Compiled once: an answer says the same few phrases of a million pairs.
  messages: { en: Object.fromEntries(Object.entries(EVIDENCE_EN).map(([id, words]) => [id, compileMessage(words)])) },
})

const plain = new Map<string, string>()

/** What a comparison says of two rows, in the words of the workspace. */
export const say: Say = (id, values) => {
  if (values !== undefined) return i18n._(id, values)
  const said = plain.get(id) ?? i18n._(id)
  plain.set(id, said)
  return said
}
