/**
 * The Han character that looks like a radical, in pairs: `⺅亻`. From Unicode's EquivalentUnifiedIdeograph.txt
 * (version 15.0), without the fourteen radicals that are characters of GB 18030 in their own right and without
 * {@link doubtful}. Texts copied from PDF files are full of them.
 */
const pairs =
  '⺂乛⺃乚⺅亻⺆冂⺇𠘨⺉刂⺊卜⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺴冗⺵𦉫⺸𦍋⺹耂⺺肀⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻅见⻆角⻇𧢲⻈讠' +
  '⻉贝⻋车⻌辶⻍辶⻎辶⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

/**
 * Radicals that stand for two characters: one by their meaning, which Unicode names, and one by their shape, which
 * shares a glyph with them in the faces of the documents that they are copied from. Each before its two characters.
 */
const doubtful = '⺍小𭕄 ⺕彐𫜹 ⺩王𤣩 ⺫目罒 ⺼肉月 ⻏邑阝 ⻄西覀'.split(' ').map((text) => Array.from(text));

const twins = new Map<string, readonly string[]>();
for (const [radical = '', ...characters] of doubtful) twins.set(radical, characters);
for (const [radical = '', character = ''] of (pairs.match(/../gu) ?? []).map((pair) => Array.from(pair))) {
  twins.set(radical, [character]);
}
/** Unicode's compatible character of ⼾ is 戶; the faces draw 户, and that is what was copied. */
twins.set('⼾', ['户']);

/**
 * The Han characters that a radical may stand for: one where that is sure, two where it is not, none where it stands
 * for itself or for nothing. Kangxi radicals are compatibility characters.
 */
export function hanTwinsOf(radical: string): readonly string[] {
  const known = twins.get(radical);
  if (known !== undefined) return known;
  const compatible = radical.normalize('NFKC');
  return compatible === radical ? [] : [compatible];
}
