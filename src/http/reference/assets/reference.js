// Draws the OpenAPI description of this very service. Nothing is fetched from anywhere else: no validator, no fonts.
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 2,
  displayRequestDuration: true,
  validatorUrl: null,
});

// The renderer has its own words in English only: where one stands by itself, it is put in Chinese.
const words = {
  Authorize: '填写密钥',
  'Available authorizations': '密钥的写法',
  Close: '关闭',
  Logout: '清除密钥',
  Parameters: '参数',
  'No parameters': '没有参数',
  'Try it out': '试一试',
  Cancel: '取消',
  Reset: '复原',
  Execute: '发送',
  Clear: '清除',
  Name: '名称',
  Description: '说明',
  required: '必填',
  'Request body': '请求正文',
  Responses: '答复',
  'Server response': '实际的答复',
  'Response body': '答复正文',
  'Response headers': '答复头',
  'Request URL': '请求的网址',
  'Request duration': '用时',
  Download: '下载',
  'Download file': '下载文件',
  Code: '状态',
  Details: '详情',
  Links: '链接',
  'No links': '无',
  'Media type': '正文类型',
  Examples: '样例',
  'Example Value': '样例',
  Example: '例如',
  'Available values': '可用的值',
  'Default value': '默认',
  'Edit Value': '填写',
  Schema: '结构',
  Schemas: '数据结构',
  'Expand all': '全部展开',
  'Collapse all': '全部收起',
  'Headers:': '答复头：',
  Type: '类型',
  'Send empty value': '发送空值',
  Undocumented: '没有说明',
};

function translate(root) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const word = text.data.trim();
    // Descriptions and code are not the renderer's.
    if (!Object.hasOwn(words, word) || text.parentElement.closest('.markdown, .microlight, pre, textarea') !== null)
      continue;
    text.data = text.data.replace(word, words[word]);
  }
}

const reference = document.querySelector('#reference');
new MutationObserver(() => translate(reference)).observe(reference, { childList: true, subtree: true });
