/**
 * A place's name as two spellings of it share it: without marks, apostrophes, hyphens and the Arabic article ('Al-Ḥudaydah' → 'hudaydah').
 */
export const foldPlace = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ'`´ʻʿʾ′]/gu, '')
    .replace(/[ǝə]/giu, 'a')
    .replace(/ı/gu, 'i')
    .toLowerCase()
    .replace(/[-–]/gu, ' ')
    .replace(/^(?:al|el|as|ash|ad|ar|at|az|an) /u, '')
    .trim()
