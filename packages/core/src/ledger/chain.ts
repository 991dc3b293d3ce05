import { canonicalJson, sha256OfText, type TextDigest } from './digest.ts'
import type { Entry, EntryDraft, Head } from './entry.ts'

/** The head of an empty ledger. */
export const NO_ENTRIES: Head = { seq: 0, hash: '0'.repeat(64) }

/** The text whose SHA-256 is the entry's digest (LG1): whoever has it can recompute the digest with other tools. */
export const digestedText = (entry: Omit<Entry, 'hash'>): string =>
  canonicalJson({ at: entry.at, body: entry.body, by: entry.by, previous: entry.previous, seq: entry.seq })

/** Gives drafts their places after `head`, each digest covering the one before (LG1). */
export function chain(head: Head, drafts: readonly EntryDraft[], digest: TextDigest = sha256OfText): readonly Entry[] {
  const entries: Entry[] = []
  let { seq, hash } = head
  for (const draft of drafts) {
    const placed = { seq: seq + 1, previous: hash, at: draft.at, by: draft.by, body: draft.body }
    const entry = { ...placed, hash: digest(digestedText(placed)) }
    entries.push(entry)
    seq = entry.seq
    hash = entry.hash
  }
  return entries
}

/** The first thing wrong in a run of entries that should follow `head`, in one sentence; null when the chain holds (LG2). */
export function firstBreak(head: Head, entries: Iterable<Entry>, digest: TextDigest = sha256OfText): string | null {
  let { seq, hash } = head
  for (const entry of entries) {
    if (entry.seq !== seq + 1) return `entry ${seq + 1} is missing: entry ${entry.seq} follows entry ${seq}`
    if (entry.previous !== hash)
      return `entry ${entry.seq} does not follow from entry ${seq}: the chain is broken there`
    if (digest(digestedText(entry)) !== entry.hash) return `entry ${entry.seq} was changed after it was recorded`
    seq = entry.seq
    hash = entry.hash
  }
  return null
}
