/** What can be chosen, each in its words. */
export const Options = <Value extends string>({
  values,
  words,
}: {
  readonly values: readonly Value[]
  readonly words: (value: Value) => string
}) =>
  values.map((value) => (
    <option key={value} value={value}>
      {words(value)}
    </option>
  ))
