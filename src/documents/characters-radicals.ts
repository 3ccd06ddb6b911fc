/**
 * The Han character that looks like a radical, in pairs: `⺅亻`. From Unicode's EquivalentUnifiedIdeograph.txt
 * (version 15.0), without the fourteen radicals that are characters of GB 18030 in their own right. Texts copied
 * from PDF files are full of them.
 */
const pairs =
  '⺂乛⺃乚⺅亻⺆冂⺇𠘨⺉刂⺊卜⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬' +
  '⺤爫⺥爫⺦丬⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺴冗⺵𦉫⺸𦍋⺹耂⺺肀⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角' +
  '⻇𧢲⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨' +
  '⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const characters = Array.from(pairs);
const twins: ReadonlyMap<string, string> = new Map(
  characters.flatMap((radical, index) => (index % 2 === 0 ? [[radical, characters[index + 1] ?? '']] : [])),
);

/** The Han character that a radical stands for, if it stands for one. Kangxi radicals are compatibility characters. */
export function hanTwinOf(radical: string): string | undefined {
  const compatible = radical.normalize('NFKC');
  return twins.get(radical) ?? (compatible === radical ? undefined : compatible);
}
