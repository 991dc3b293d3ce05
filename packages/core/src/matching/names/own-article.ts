/** The article grown onto an Arabic name, in its own letters. */
const ARTICLE = /^ال(?=.{3})/u
/** Alef with a sign over or under it is no article's. */
const OTHER_ALEF = /^[\p{M}\p{Cf}ـ]*(?:[أإآ]|ا\p{M}*[\u0653-\u0655])/u
/** Names whose own letters begin like the article, by how they begin and whole: Alexander, Elizabeth; Ilham, Ilyas, Eldar. */
const NO_ARTICLE_BEGINS = /^ال(?:كس|يكس|يزا|فونس|برخت)/u
const NO_ARTICLE: ReadonlySet<string> = new Set(
  'الهام الياس الياسين اليسع الدار البرت البير البيرت الفريد الفرد الينا الماس الطاف التاف الناز النار الچين الجين التشين الشان الشن الشاد الميرا المار المان الفيرا الويرا البينا اليوت اليسا الوين الكين ايلين اليس اليسيا الچيبك'.split(
    ' ',
  ),
)

/** An Arabic word without the article, if it begins with one. `folded`: its letters without signs; `text`: as it is printed. */
export function withoutArticle(folded: string, text: string): string {
  if (!ARTICLE.test(folded) || OTHER_ALEF.test(text.normalize('NFKC'))) return folded
  return NO_ARTICLE.has(folded) || NO_ARTICLE_BEGINS.test(folded) ? folded : folded.replace(ARTICLE, '')
}
