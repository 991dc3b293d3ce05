/** JSON as docs/schemas documents it: its form and version first, so that a program can tell what it reads. */
export const json = (form: string, value: object): string =>
  `${JSON.stringify({ $schema: `urn:muster:${form}:1`, ...value }, null, 1)}\n`
