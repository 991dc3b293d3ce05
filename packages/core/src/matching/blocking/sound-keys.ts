/** Mixes two numbers into one of 32 bits (the finaliser of MurmurHash3). */
export function mix(one: number, other: number): number {
  let mixed = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}

/** A skeleton as one number, and the numbers of what is left of it without one of its consonants: two that share one differ in two places at most (Garbe 2012, symmetric deletes). */
export function skeletonKeys(skeletons: Uint8Array, from: number, to: number, see: (key: number) => void): void {
  for (let without = from - 1; without < to; without++) {
    let key = 0
    for (let at = from; at < to; at++) if (at !== without) key = mix(key, (skeletons[at] as number) + 1)
    // Of two equal neighbours it is one which is left out.
    if (without <= from || skeletons[without] !== skeletons[without - 1]) see(key)
  }
}
