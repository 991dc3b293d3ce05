/** Letters that names of most lists are written in lie below this: Latin, Greek, Cyrillic, Armenian, Hebrew. */
const LAST = 0x600
const SPACE = 0x20
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
)

/** For each sign the script whose plain letter it is, as a bit; 0: it is none, and a name with it has to be looked at closely. */
const PLAIN = Uint8Array.from({ length: LAST }, (_, code) => {
  const sign = String.fromCharCode(code)
  return /\p{L}/u.test(sign) && sign.normalize('NFKC') === sign
    ? SCRIPTS.reduce((bits, script, place) => bits | (script.test(sign) ? 1 << place : 0), 0)
    : 0
})

/**
 * The words of a name that has plain letters of one script and spaces alone, as most names of a list have: nothing of it can be damaged,
 * which saves asking. Null: there is something else in it.
 */
export function plainWords(name: string): readonly string[] | null {
  let script = 0
  const words: string[] = []
  let from = 0
  for (let at = 0; at <= name.length; at++) {
    const code = at < name.length ? name.charCodeAt(at) : SPACE
    if (code === SPACE) {
      if (at > from) words.push(name.slice(from, at))
      from = at + 1
      continue
    }
    const own = code < LAST ? (PLAIN[code] as number) : 0
    if (own === 0 || (script !== 0 && own !== script)) return null
    script = own
  }
  return words
}
