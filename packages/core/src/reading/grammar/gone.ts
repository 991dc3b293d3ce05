/** 'people who went missing', 'were reported missing': what they are, and nothing that they do. `before`: the word in front. */
export const isGone = (before: string | undefined): boolean =>
  /^(?:go|goes|went|gone|going|reported|considered|listed|declared|presumed)$/u.test(before ?? '')
