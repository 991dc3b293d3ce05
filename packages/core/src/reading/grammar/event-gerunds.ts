import { leadsObject } from './joined-verbs.ts'
import type { Tagging } from './tagging.ts'

const EVENT_GERUNDS = /^(?:shelling|firing|bombing|fighting|sniping)$/u

/** What a shelling does or is; 'the Northlanders firing mortars' do it themselves. */
const DOES =
  /^(?:killed|wounded|injured|left|hit|struck|destroyed|damaged|claimed|has|have|had|was|were|and|continued|resumed|resulted|caused|that|in|on|of|near|by)$/u

/** 'killed in mortar shelling and firing by', 'in heavy fighting': an event, unless an object of its own follows. */
export function isEventGerund(tagging: Tagging, at: number): boolean {
  if (!EVENT_GERUNDS.test(tagging.tokens[at]?.lower ?? '') || leadsObject(tagging.tokens[at + 1])) return false
  let step = tagging.words.length - 1
  while (step >= 0 && /^(?:adj|noun|participle)$/u.test(tagging.words[step]?.cls ?? '')) step--
  const before = tagging.words[step]
  const next = tagging.tokens[at + 1]?.lower ?? ''
  // 'Shelling by the army killed three', 'Northland shelling killed three'.
  const opens = before === undefined || before.cls === 'mark' || before.cls === 'conj'
  if ((opens && next === 'by') || (before?.cls === 'name' && step === tagging.words.length - 1 && DOES.test(next)))
    return true
  if (before?.lower === 'and') return EVENT_GERUNDS.test(tagging.words[step - 1]?.lower ?? '')
  return before?.cls === 'det' || (before?.cls === 'prep' && before.lower !== 'of') || before?.lower === 'to'
}
