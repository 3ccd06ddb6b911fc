/** As Handlebars escapes. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};
const characters = new Map(Object.entries(entities).map(([character, entity]) => [entity, character]));

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => entities[character] ?? character);
}

export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&[^;]+;/g, (entity) => characters.get(entity) ?? entity);
}
