// Made of the OpenAPI description by `npm run client:contract`; a test holds the two together.

export interface paths {
  '/v1/forms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 可以打印的表 */
    get: operations['listForms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forms/{form}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    /** 一张表及其链接 */
    get: operations['getForm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forms/{form}/schema': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    /**
     * 申报内容的 JSON Schema（2020-12）
     * @description 每个属性的 title 是表上的栏目，description 说明怎样填写。
     */
    get: operations['getSchema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forms/{form}/samples/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
        /** @description official 为下发的填写样表，blank 最少内容，full 全部栏目，longest 用于压力测试。 */
        name: 'official' | 'blank' | 'full' | 'longest';
      };
      cookie?: never;
    };
    /** 一份样例申报内容 */
    get: operations['getSample'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forms/{form}/validate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** 检查申报内容，不生成文件 */
    post: operations['validateFiling'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forms/{form}/documents': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 生成文件
     * @description 同样的申报内容、参数和版本，得到逐字节相同的文件。带 If-None-Match 且内容相同时答 304。格式以 format 为准，否则以 Accept 为准；两者矛盾答 406。
     */
    post: operations['makeDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/forms/{form}/blank': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    /**
     * 空白表
     * @description 除所给的年度、区名外什么也没有填；空格和叙述栏留出手写的高度。同样的参数和版本，得到逐字节相同的文件；不附申报内容。格式以 format 为准，否则以 Accept 为准；两者矛盾答 406。
     */
    get: operations['getBlankForm'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/batches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 成批生成文件
     * @description 正文是 JSON 数组，或 NDJSON（一行一项），边收边印，长短不限。答复边印边发，各项按来的顺序；清单 manifest.json（BatchManifest）逐项说明印成与否、页数、SHA-256、提醒和问题：在 zip 中是最后一个文件，在 volume 中是附件（pdfa-1*、pdfa-2* 不许有附件，不附；X-Batch-Manifest 说明在哪里）。Accept: application/zip 时 volume 答一个 ZIP：filings.pdf 和旁边的 manifest.json，各标准都有清单。volume 的页数、摘要、未印的项在答复末尾的 trailer 中。客户端断开，工作随之停止。
     */
    post: operations['makeBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * 核验一份 PDF 或 Word 文件，或一本合订本
     * @description 取出文件所附的申报内容，用同样的参数重新打印，逐字节比对。可以核验 pdfa-3b、3u、3a 的 PDF 和 Word 文件。合订本取出各份重新合订后比对，差异说明在第几项第几页；最多 2000 项、64 MB，一次只核验一本，最长 15 分钟，给单份文件让路，客户端断开即停。不是本服务的文件、没有申报内容、被改动或损坏的文件都答 200，verdict 说明是哪一种，differences 说明差在哪里。
     */
    post: operations['verifyDocument'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/fonts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 各角色所用的字体
     * @description 每个角色由哪个字体文件印出：版本、许可、嵌入权限和字数。
     */
    get: operations['listFonts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 全部检查规则
     * @description 每条规则查什么、级别、违反时的说明和例子；同 docs/rules.md。
     */
    get: operations['listRules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/livez': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 进程是否活着 */
    get: operations['getLiveness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 是否可以打印 */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 指标（Prometheus） */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/problems/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 错误的编号。 */
        code:
          | 'bad-request'
          | 'invalid-json'
          | 'duplicate-key'
          | 'invalid-encoding'
          | 'invalid-compression'
          | 'invalid-parameter'
          | 'unauthorized'
          | 'not-found'
          | 'form-not-found'
          | 'sample-not-found'
          | 'page-not-found'
          | 'method-not-allowed'
          | 'not-acceptable'
          | 'request-timeout'
          | 'too-large'
          | 'unsupported-media-type'
          | 'expectation-failed'
          | 'invalid-filing'
          | 'invalid-record'
          | 'invalid-batch'
          | 'empty-batch'
          | 'too-many-pages'
          | 'volume-full'
          | 'overloaded'
          | 'headers-too-large'
          | 'client-gone'
          | 'internal'
          | 'starting'
          | 'draining'
          | 'browser-unavailable'
          | 'storage-unavailable'
          | 'deadline-exceeded';
      };
      cookie?: never;
    };
    /** 一种错误的说明 */
    get: operations['getProblemType'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 首页：这是什么，从哪里开始 */
    get: operations['getHome'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** 接口参考（网页） */
    get: operations['getReference'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/docs/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description 文件名。 */
        name: 'pages.css' | 'reference.css' | 'reference.js' | 'swagger-ui.css' | 'swagger-ui-bundle.js';
      };
      cookie?: never;
    };
    /** 网页所用的样式和程序 */
    get: operations['getPageAsset'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * 本接口的 OpenAPI 3.1 描述
     * @description 浏览器打开时分行缩进。
     */
    get: operations['getOpenApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description 规则的编号，见 GET /v1/rules。
     * @enum {string}
     */
    RuleId:
      | 'duplicate-key'
      | 'unknown-property'
      | 'required'
      | 'type'
      | 'choice'
      | 'range'
      | 'length'
      | 'amount'
      | 'date'
      | 'text'
      | 'unprintable-character'
      | 'garbled-text'
      | 'name-dot'
      | 'normalised'
      | 'record'
      | 'more-findings'
      | 'date-order'
      | 'category-subtype'
      | 'subproject-window'
      | 'funding-fiscal'
      | 'funding-own'
      | 'funding-total'
      | 'empty-total'
      | 'budget-funding'
      | 'subproject-amounts'
      | 'previous-year-balance'
      | 'missing-usual'
      | 'percent-target'
      | 'phone'
      | 'revision-progress'
      | 'revision-once'
      | 'indicator-name'
      | 'original-value'
      | 'cancelled-value'
      | 'declaration-project'
      | 'new-indicator'
      | 'evidence'
      | 'missing-revised-value'
      | 'invalid-json'
      | 'invalid-encoding'
      | 'invalid-record'
      | 'form-not-found'
      | 'too-large'
      | 'too-many-pages'
      | 'deadline-exceeded';
    /**
     * @description error 不生成文件；warning 不影响，strict=true 时也不生成；notice 只告知改正了什么。
     * @enum {string}
     */
    Severity: 'error' | 'warning' | 'notice';
    /** @enum {string} */
    DocumentFormat: 'pdf' | 'docx' | 'html' | 'png';
    /** @enum {string} */
    Profile: 'plain' | 'pdfa-1b' | 'pdfa-1a' | 'pdfa-2b' | 'pdfa-2u' | 'pdfa-2a' | 'pdfa-3b' | 'pdfa-3u' | 'pdfa-3a';
    /** @enum {string} */
    SampleName: 'official' | 'blank' | 'full' | 'longest';
    FormLinks: {
      /** Format: uri-reference */
      self: string;
      /** Format: uri-reference */
      schema: string;
      samples: {
        [key: string]: string;
      };
      /** Format: uri-reference */
      validate: string;
      /** Format: uri-reference */
      documents: string;
      /** Format: uri-reference */
      blank: string;
    };
    Repertoire: {
      id: string;
      title: string;
      covered: number;
      of: number;
    };
    Difference: {
      /** @enum {string} */
      code:
        | 'signature-appended'
        | 'update-appended'
        | 'bytes-appended'
        | 'filing-altered'
        | 'filing-refused'
        | 'filing-added'
        | 'filing-missing'
        | 'manifest'
        | 'template-version'
        | 'build'
        | 'profile'
        | 'page-count'
        | 'page-text'
        | 'page-content'
        | 'page-missing'
        | 'page-added'
        | 'page-order'
        | 'annotations'
        | 'metadata'
        | 'structure'
        | 'bookmarks'
        | 'fonts'
        | 'text'
        | 'part'
        | 'resaved'
        | 'bytes';
      /** @description 在哪里，例如“第 3 页”。 */
      place?: string;
      /** @description 合订本：在批次中的序号，从 1 起。 */
      item?: number;
      /** @description 合订本：文件的第几页，从 1 起。 */
      page?: number;
      message: string;
      /** @description 按申报内容应印的（节选）。 */
      expected?: string;
      /** @description 文件中实际的（节选）。 */
      found?: string;
    };
    /** @description 整批退回时有误的一项；其中各处问题见 errors，pointer 从整个正文起算。 */
    BadItem: {
      /** @description 在批次中的序号，从 1 起。 */
      index: number;
      /** @description 在正文的第几行。 */
      line?: number;
      /** @description 表的编号，如来时所写。 */
      form?: string;
      /** @description 所起的名称。 */
      name?: string;
      code: components['schemas']['ErrorCode'];
      status: number;
      detail: string;
    };
    /**
     * @description 错误的编号，见 docs/errors.md。
     * @enum {string}
     */
    ErrorCode:
      | 'bad-request'
      | 'invalid-json'
      | 'duplicate-key'
      | 'invalid-encoding'
      | 'invalid-compression'
      | 'invalid-parameter'
      | 'unauthorized'
      | 'not-found'
      | 'form-not-found'
      | 'sample-not-found'
      | 'page-not-found'
      | 'method-not-allowed'
      | 'not-acceptable'
      | 'request-timeout'
      | 'too-large'
      | 'unsupported-media-type'
      | 'expectation-failed'
      | 'invalid-filing'
      | 'invalid-record'
      | 'invalid-batch'
      | 'empty-batch'
      | 'too-many-pages'
      | 'volume-full'
      | 'overloaded'
      | 'headers-too-large'
      | 'client-gone'
      | 'internal'
      | 'starting'
      | 'draining'
      | 'browser-unavailable'
      | 'storage-unavailable'
      | 'deadline-exceeded';
    /** @description 一项没有印成的原因，同单独生成时的问题详情。 */
    ItemProblem: {
      code: string;
      title: string;
      status: number;
      detail: string;
      errors?: components['schemas']['Finding'][];
    } & {
      [key: string]: unknown;
    };
    /** @description 印成的一项。 */
    PrintedItem: {
      /** @description 在批次中的序号，从 1 起。 */
      index: number;
      /** @description 文件夹中的文件；仅命令行。 */
      source?: string;
      /** @description 在正文或文件的第几行。 */
      line?: number;
      /** @description 表的编号，如来时所写。 */
      form?: string;
      /** @description 所起的名称；印成而没有起名的，是默认的名称。 */
      name?: string;
      /** @enum {string} */
      status: 'printed';
      /** @description ZIP 或文件夹中的文件名。 */
      file?: string;
      /** @description 页数；Word 文件没有。 */
      pages?: number;
      /** @description 合订本：第一页的全册页码，从 1 起，目录不计。 */
      firstPage?: number;
      /** @description 文件的 SHA-256，十六进制；合订本各项不是文件，没有。 */
      sha256?: string;
      /** @description 申报内容（如来时的字节）的 SHA-256，十六进制。 */
      filingSha256?: string;
      /** @description 表和模板版本，例如 annex-2@1.2.0。 */
      template?: string;
      /** @description 提醒。 */
      warnings?: components['schemas']['Finding'][];
      /** @description 告知：改正了什么。 */
      notices?: components['schemas']['Finding'][];
    };
    /** @description 没有印成的一项。 */
    RefusedItem: {
      /** @description 在批次中的序号，从 1 起。 */
      index: number;
      /** @description 文件夹中的文件；仅命令行。 */
      source?: string;
      /** @description 在正文或文件的第几行。 */
      line?: number;
      /** @description 表的编号，如来时所写。 */
      form?: string;
      /** @description 所起的名称；印成而没有起名的，是默认的名称。 */
      name?: string;
      /** @enum {string} */
      status: 'refused';
      filingSha256?: string;
      problem: components['schemas']['ItemProblem'];
    };
    /** @description 要求了什么。 */
    ManifestOrder: {
      /**
       * @description zip：每项一个文件，最后是 manifest.json；volume：各项依次订成一个 PDF，供打印、装订。
       * @default zip
       * @enum {string}
       */
      output: 'zip' | 'volume';
      /**
       * @description 文件的格式。
       * @default pdf
       * @enum {string}
       */
      format: 'pdf' | 'docx';
      /**
       * @description 仅 pdf：符合的标准，默认 plain。
       * @enum {string}
       */
      profile?: 'plain' | 'pdfa-1b' | 'pdfa-1a' | 'pdfa-2b' | 'pdfa-2u' | 'pdfa-2a' | 'pdfa-3b' | 'pdfa-3u' | 'pdfa-3a';
      /** @description 有提醒的项也算有误。 */
      strict?: boolean;
      /**
       * @description 空着的合计：as-filed 照印空格，compute 算出并印上。
       * @default as-filed
       * @enum {string}
       */
      totals: 'as-filed' | 'compute';
      /**
       * @description 含义唯一、但不能原样印出的字符（特殊空格、回车换行、部首符号、符号字体的字符等）：normalise 改正后打印并逐一告知，as-filed 不改、按错误退回。
       * @default normalise
       * @enum {string}
       */
      text: 'normalise' | 'as-filed';
      /** @description 仅合订本：供双面打印，每项从右手页（奇数页）起，必要时插入空白页。 */
      duplex?: boolean;
      /** @description 仅合订本：前面印目录，每页上角印全册页码。 */
      contents?: boolean;
      /**
       * @description 仅 pdf、docx：写进文件属性的日期；不给则文件里没有日期。
       * @example 2021-03-05
       */
      documentDate?: string;
    };
    ManifestCounts: {
      total: number;
      printed: number;
      refused: number;
    };
    /** @description 批次的清单 manifest.json：由什么印成、要求了什么、各项的结果。 */
    BatchManifest: {
      /** @enum {string} */
      manifest: 'filing-press/batch/1';
      build?: string;
      /** @description 本次部署提供的字体；没有则不写。 */
      fonts?: {
        [key: string]: string;
      };
      order: components['schemas']['ManifestOrder'];
      items: (components['schemas']['PrintedItem'] | components['schemas']['RefusedItem'])[];
      complete: boolean;
      /** @description 没有读完就结束的原因。 */
      ending?: components['schemas']['ItemProblem'];
      counts: components['schemas']['ManifestCounts'];
    };
    /** @description 申报内容的检查结果。 */
    ValidationReport: {
      /** @description 没有错误，可以生成文件；可能仍有提醒。 */
      valid: boolean;
      /** @description 错误：有错误就不生成文件。 */
      errors: components['schemas']['Finding'][];
      /** @description 提醒：strict=true 时也不生成文件。 */
      warnings: components['schemas']['Finding'][];
      /** @description 告知：检查和打印前改正了什么；不影响生成。 */
      notices: components['schemas']['Finding'][];
    };
    FormSummary: {
      /** @description 表的编号，用在网址里。 */
      id: string;
      /** @description 附件号，例如“附件2”。 */
      annex: string;
      /** @description 表的名称。 */
      title: string;
      /** @description 纸质表的版本（年份）。 */
      edition: string;
      /** @description 模板版本，同 X-Document-Template；印出的内容有变时改变。 */
      template: string;
      /** @description 可以生成的格式，第一个是默认。 */
      formats: components['schemas']['DocumentFormat'][];
      /** @description PDF 可以符合的标准，第一个是默认。 */
      profiles: components['schemas']['Profile'][];
      /** @description 样例的名称。 */
      samples: components['schemas']['SampleName'][];
    };
    FormDescription: {
      /** @description 表的编号，用在网址里。 */
      id: string;
      /** @description 附件号，例如“附件2”。 */
      annex: string;
      /** @description 表的名称。 */
      title: string;
      /** @description 纸质表的版本（年份）。 */
      edition: string;
      /** @description 模板版本，同 X-Document-Template；印出的内容有变时改变。 */
      template: string;
      /** @description 可以生成的格式，第一个是默认。 */
      formats: components['schemas']['DocumentFormat'][];
      /** @description PDF 可以符合的标准，第一个是默认。 */
      profiles: components['schemas']['Profile'][];
      /** @description 样例的名称。 */
      samples: components['schemas']['SampleName'][];
      links: components['schemas']['FormLinks'];
    };
    /** @description 一个角色所用的字体。 */
    Font: {
      /**
       * @description 角色：用在哪里。
       * @enum {string}
       */
      role: 'song' | 'xiaobiaosong' | 'hei' | 'fangsong' | 'kai' | 'rare' | 'recent' | 'symbols' | 'signs';
      /** @description 角色的中文名。 */
      title: string;
      /**
       * @description 自带，或由本次部署提供。
       * @enum {string}
       */
      source: 'shipped' | 'mounted';
      /** @description 文件名。 */
      file: string;
      /** @description 在 PDF 中的名称。 */
      postScriptName: string;
      family: string;
      version: string;
      licence: string;
      /** @description OpenType OS/2 fsType：嵌入权限位。 */
      fsType: number;
      /** @description 嵌入权限。 */
      embedding: string;
      /** @description 能印的字符数。 */
      characters: number;
      /** @description 对各字表的覆盖。 */
      repertoires: components['schemas']['Repertoire'][];
    };
    /** @description 一条检查规则。 */
    Rule: {
      id: components['schemas']['RuleId'];
      /** @description 属于哪张表；各表都有的为 null。 */
      form: string | null;
      severity: components['schemas']['Severity'];
      /** @description 查什么。 */
      checks: string;
      /** @description 违反时的说明（例子的说明）。 */
      message: string;
      /** @description 违反它的申报内容（JSON 文本）；举不出的为 null。 */
      example: string | null;
      /** @description 例子是哪张表的。 */
      exampleForm: string | null;
    };
    Liveness: {
      /** @enum {string} */
      status: 'live';
    };
    Readiness: {
      /** @enum {string} */
      status: 'ready';
      /** @description 打印引擎（Chromium）的版本。 */
      browser: string;
      /** @description Chromium 沙箱是否开启。 */
      sandbox: boolean;
    };
    /** @description 问题详情（RFC 9457）。 */
    Problem: {
      /**
       * Format: uri-reference
       * @description 错误类型的说明，/problems/{code}。
       */
      type: string;
      title: string;
      status: number;
      /** @description 这一次哪里不对、怎样改。 */
      detail: string;
      /**
       * Format: uri-reference
       * @description 所请求的路径。
       */
      instance: string;
      code: components['schemas']['ErrorCode'];
      /** @description 同 X-Request-Id；报告问题时请附上。 */
      requestId: string;
      /** @description invalid-filing、invalid-record、invalid-batch：全部问题。 */
      errors?: components['schemas']['Finding'][];
      /** @description invalid-batch：共多少项。 */
      total?: number;
      /** @description invalid-batch：多少项有误。 */
      refused?: number;
      /** @description invalid-batch：有误的各项，最多 1000 项。 */
      items?: components['schemas']['BadItem'][];
      /** @description invalid-batch：其余有误的项的序号，例如“1201, 1305-1310”。 */
      others?: string;
      /** @description invalid-json、duplicate-key：在正文中的位置（RFC 6901）。 */
      pointer?: string;
      /** @description invalid-json、invalid-encoding：第几行，从 1 起。 */
      line?: number;
      /** @description invalid-json：第几列，从 1 起。 */
      column?: number;
      /** @description invalid-encoding：第几个字节，从 0 起。 */
      offset?: number;
      /** @description page-not-found：文件共几页。 */
      pages?: number;
      /** @description browser-unavailable：打印引擎为何不可用（英文，不变）。 */
      reason?: string;
      /** @description invalid-parameter：参数名。 */
      parameter?: string;
      /** @description invalid-parameter：可用的值或参数。 */
      allowed?: string[];
      /** @description not-acceptable：可用的类型。 */
      acceptable?: string[];
      /** @description unsupported-media-type：可用的类型。 */
      supported?: string[];
      /** @description too-large：正文的字节上限；too-many-pages：页数上限。 */
      limit?: number;
    } & {
      [key: string]: unknown;
    };
    /** @description 一种错误的说明。 */
    ProblemType: {
      /** Format: uri-reference */
      type: string;
      code: components['schemas']['ErrorCode'];
      status: number;
      title: string;
      /** @description 遇到时怎样做。 */
      advice: string;
    };
    /** @description 一份文件的核验结果。 */
    Verification: {
      /** @description 文件与所附申报内容重新打印的结果逐字节相同；合订本：与各份重新合订的结果相同。 */
      authentic: boolean;
      /**
       * @description authentic 相同；appended 相同，但之后又追加了内容（例如签名）；altered 不同；other-version 由另一版模板生成；volume 不能整本核验的合订本（不附申报内容的标准，或太大），message 说明原因；without-filing 没有附申报内容；foreign 不是本服务的文件；unreadable 无法读取。
       * @enum {string}
       */
      verdict:
        'authentic' | 'appended' | 'altered' | 'other-version' | 'without-filing' | 'volume' | 'foreign' | 'unreadable';
      /** @description 一句话的结论（中文）。 */
      message: string;
      format: ('pdf' | 'docx') | null;
      /** @description 文件所说的表和模板版本，例如 annex-2@1.1.0。 */
      template: string | null;
      /** @description PDF 所说的标准。 */
      profile: components['schemas']['Profile'] | null;
      /** @description 生成时空着的合计怎样处理。 */
      totals: ('as-filed' | 'compute') | null;
      /** @description 文件属性中的日期。 */
      documentDate: string | null;
      /** @description 所发文件的 SHA-256，十六进制。 */
      digest: string;
      /** @description 所附的申报内容，一字不改；没有、不是 JSON 或是合订本时为 null。 */
      filing: {
        [key: string]: unknown;
      } | null;
      /** @description 合订本所订的份数；不是合订本时为 null。 */
      items: number | null;
      /** @description 差异；authentic 时为空。 */
      differences: components['schemas']['Difference'][];
    };
    /** @description 申报内容中的一处问题。 */
    Finding: {
      /** @description 规则的编号（英文，不变），例如 funding-total。 */
      rule: components['schemas']['RuleId'];
      severity: components['schemas']['Severity'];
      /** @description 在申报内容中的位置（JSON Pointer，RFC 6901）；空串指整份。 */
      pointer: string;
      /** @description 表上的栏目，例如“项目资金来源 › 合计 › 本年度资金”。 */
      label: string;
      /** @description 哪里不对、怎样改（中文）。 */
      message: string;
      /** @description 所指的字符，或合在一起的几个字符。 */
      character?: string;
      /** @description 它的编码，例如 U+00A0、U+0065 U+0301。 */
      codePoint?: string;
      /** @description 在所报文字中的位置：第几个字符，从 1 起；最多列 500 处。 */
      positions?: number[];
      /** @description 应改成什么，不能确定时没有；告知中是印成了什么。空串指略去。 */
      replacement?: string;
      /** @description more-findings：还有多少处没有列出。 */
      unlisted?: number;
    };
    Annex2Budget: {
      /** @description 项目总预算：项目总预算，万元。 */
      total?: components['schemas']['FiledAmount'] | null;
      /** @description 项目本年度预算：项目本年度预算，万元。 */
      currentYear?: components['schemas']['FiledAmount'] | null;
      /** @description 上年度预算：上年度预算，万元。 */
      previousYear?: components['schemas']['FiledAmount'] | null;
      /** @description 上年度实际支出：上年度实际支出，万元。 */
      previousYearSpent?: components['schemas']['FiledAmount'] | null;
      /** @description 结余结转总额：结余结转总额，万元；超支的为负数。 */
      carryOver?: components['schemas']['FiledBalance'] | null;
    };
    Annex2Category: {
      /** @description 类别：基本建设类、行政事业类或其他专项类。 */
      kind?: components['schemas']['Annex2CategoryKind'] | null;
      /** @description 其中：子类，一个或一组，须属于所选类别；其他专项类没有子类。 */
      subtype?: components['schemas']['Annex2CategorySubtype'] | null;
    };
    /**
     * @description capital-construction：基本建设类；administrative：行政事业类；other-special：其他专项类；空串：不选。前后的空白不计。
     * @enum {string}
     */
    Annex2CategoryKind: 'capital-construction' | 'administrative' | 'other-special' | '';
    Annex2CategorySubtype:
      | ('new-build' | 'expansion' | 'renovation' | 'procurement' | 'award' | 'subsidy' | '')
      | ('new-build' | 'expansion' | 'renovation' | 'procurement' | 'award' | 'subsidy')[];
    Annex2Contact: {
      /** @description 联系人：联系人姓名。 */
      name?: components['schemas']['FiledText'] | null;
      /** @description 联系电话：手机或带区号的固定电话；多个号码用“、”分开。 */
      phone?: components['schemas']['FiledText'] | null;
    };
    Annex2Justification: {
      /** @description 依据：可分段（\n）。 */
      basis?: string | null;
      /** @description 必要性：可分段（\n）。 */
      necessity?: string | null;
      /** @description 可行性：可分段（\n）。 */
      feasibility?: string | null;
    };
    /**
     * @description new：新增；continuing：延续；空串：不选。前后的空白不计。
     * @enum {string}
     */
    Annex2Nature: 'new' | 'continuing' | '';
    /**
     * @description social：社会发展性项目；departmental：部门发展性项目；空串：不选。前后的空白不计。
     * @enum {string}
     */
    Annex2Orientation: 'social' | 'departmental' | '';
    Annex2Review: {
      /** @description 评价情况：前三年度的财政重点评价；最多三项。默认印 fiscalYear−4 至 fiscalYear−2，填报的年度占去其中的行。 */
      evaluations?: components['schemas']['Evaluation'][] | null;
      /** @description 审核意见：四个部门的审核意见，通常留空。 */
      opinions?: components['schemas']['Annex2ReviewOpinions'] | null;
    };
    Annex2ReviewOpinions: {
      /** @description 主管部门审核意见：“主管部门审核意见”一格；通常留空，由审核人手写并盖章。 */
      competentDepartment?: components['schemas']['Opinion'] | null;
      /** @description 区财政业务科审核意见：“区财政业务科审核意见”一格；通常留空，由审核人手写并盖章。 */
      financeBusiness?: components['schemas']['Opinion'] | null;
      /** @description 区财政绩效办审核意见：“区财政绩效办审核意见”一格；通常留空，由审核人手写并盖章。 */
      performanceOffice?: components['schemas']['Opinion'] | null;
      /** @description 区财政预算科审核意见：“区财政预算科审核意见”一格；通常留空，由审核人手写并盖章。 */
      budgetOffice?: components['schemas']['Opinion'] | null;
    };
    /**
     * @description recurring：经常性；phased：阶段性；one-off：一次性；空串：不选。前后的空白不计。
     * @enum {string}
     */
    Annex2Scope: 'recurring' | 'phased' | 'one-off' | '';
    Annex2SignOff: {
      /** @description 填表人：填表人姓名。 */
      preparedBy?: components['schemas']['FiledText'] | null;
      /** @description 联系电话：填表人的电话。 */
      phone?: components['schemas']['FiledText'] | null;
      /** @description 项目负责人：项目负责人姓名。 */
      projectLeader?: components['schemas']['FiledText'] | null;
    };
    Annex4Review: {
      /** @description 审核意见：四个部门的审核意见，通常留空。 */
      opinions?: components['schemas']['Annex4ReviewOpinions'] | null;
    };
    Annex4ReviewOpinions: {
      /** @description 主管部门审核意见：“主管部门审核意见”一格；通常留空，由审核人手写并盖章。 */
      competentDepartment?: components['schemas']['Opinion'] | null;
      /** @description 区财政局业务科审核意见：“区财政局业务科审核意见”一格；通常留空，由审核人手写并盖章。 */
      financeBusiness?: components['schemas']['Opinion'] | null;
      /** @description 区财政绩效办审核意见：“区财政绩效办审核意见”一格；通常留空，由审核人手写并盖章。 */
      performanceOffice?: components['schemas']['Opinion'] | null;
      /** @description 区财政局预算科审核意见：“区财政局预算科审核意见”一格；通常留空，由审核人手写并盖章。 */
      budgetOffice?: components['schemas']['Opinion'] | null;
    };
    Evaluation: {
      /** @description 前三年度：被评价的年度。 */
      year: number;
      /** @description 财政重点评价得分：得分，数字或文字。 */
      score?: components['schemas']['FiledText'] | null;
      /** @description 财政重点评价意见：可分段（\n）。 */
      opinion?: string | null;
    };
    FiledAmount: string | number;
    FiledBalance: string | number;
    FiledDate: string | number;
    FiledEndDate: string | number;
    FiledText: string | number;
    /** @description 预算绩效目标申报表：附件2：东湖区预算绩效目标申报表（2021年版）的申报内容。 */
    FilingAnnex2: {
      /** @description 区名：表题开头的区名；不填为“东湖区”。 */
      district?: components['schemas']['FiledText'] | null;
      /** @description 年度：预算年度，印作“（2021年度）”。 */
      fiscalYear: number;
      /** @description 项目名称：必填；印在封面和项目基本情况表。 */
      projectName: string;
      /** @description 编报部门：封面“编报部门(盖章)”一行。 */
      department?: components['schemas']['FiledText'] | null;
      /** @description 部门负责人：封面“部门负责人”一行。 */
      departmentHead?: components['schemas']['FiledText'] | null;
      /** @description 部门预算编码：封面“部门预算编码”一行。 */
      departmentBudgetCode?: components['schemas']['FiledText'] | null;
      /** @description 编报时间：封面“编报时间”一行，印作“2020年10月15日”。 */
      preparedOn?: components['schemas']['FiledDate'] | null;
      /** @description 填报科室或单位：项目基本情况表左上角。 */
      filingUnit?: components['schemas']['FiledText'] | null;
      /** @description 项目负责人：项目负责人姓名。 */
      projectLeader?: components['schemas']['FiledText'] | null;
      /** @description 联系人：项目联系人及其电话。 */
      contact?: components['schemas']['Annex2Contact'] | null;
      /** @description 项目属性：新增或延续。 */
      nature?: components['schemas']['Annex2Nature'] | null;
      /** @description 项目口径：经常性、阶段性或一次性。 */
      scope?: components['schemas']['Annex2Scope'] | null;
      /** @description 项目类别：“项目类别”第一行：社会发展性项目或部门发展性项目。 */
      orientation?: components['schemas']['Annex2Orientation'] | null;
      /** @description 项目类别：三类之一；前两类可再选其中的一个或几个子类。 */
      category?: components['schemas']['Annex2Category'] | null;
      /** @description 起始日期：项目起始日期，印作“2021年 1 月 1 日”。 */
      startDate?: components['schemas']['FiledDate'] | null;
      /** @description 结束日期：项目结束日期，不早于起始日期；没有结束日期的写“长期”。 */
      endDate?: components['schemas']['FiledEndDate'] | null;
      /** @description 项目概况：可分段（\n）。 */
      overview?: string | null;
      /** @description 项目立项情况：立项的依据、必要性和可行性。 */
      justification?: components['schemas']['Annex2Justification'] | null;
      /** @description 保证项目实施的相关制度及措施：可分段（\n）。 */
      safeguards?: string | null;
      /** @description 项目总目标：可分段（\n）。 */
      overallGoal?: string | null;
      /** @description 年度绩效目标：可分段（\n）。 */
      annualGoal?: string | null;
      /** @description 项目实施进度计划：每项一行；不足四行的印空行。 */
      schedule?: components['schemas']['ScheduleRow'][] | null;
      /** @description 项目预算：项目总预算、本年度和上年度预算，万元。 */
      budget?: components['schemas']['Annex2Budget'] | null;
      /** @description 项目资金来源：项目预算资金来源构成，万元。 */
      funding?: components['schemas']['Funding'] | null;
      /** @description 项目绩效目标：子项目，至少一个；不划分子项目的，填在子项目1。每个子项目印一张表。 */
      subprojects: components['schemas']['Subproject'][];
      /** @description 表末签名：最后一个子项目表下的一行；不填则留空供手写，不从别处取值。 */
      signOff?: components['schemas']['Annex2SignOff'] | null;
      /** @description 预算绩效目标审核表：前三年度评价情况和审核意见。 */
      review?: components['schemas']['Annex2Review'] | null;
    };
    /** @description 预算绩效目标修订申报表：附件4：预算绩效目标修订申报表的申报内容。 */
    FilingAnnex4: {
      /** @description 申报科室或单位：表左上角。 */
      filingUnit?: components['schemas']['FiledText'] | null;
      /** @description 时间：申报日期，印作“2021年5月10日”。 */
      filedOn?: components['schemas']['FiledDate'] | null;
      /** @description 项目名称：必填；与申报表一致。 */
      projectName: string;
      /** @description 项目负责人：项目负责人姓名。 */
      projectLeader?: components['schemas']['FiledText'] | null;
      /** @description 联系电话：手机或带区号的固定电话；多个号码用“、”分开。 */
      phone?: components['schemas']['FiledText'] | null;
      /** @description 预算绩效目标修订内容：修订的指标，至少一项；不足五行的印空行。 */
      revisions: components['schemas']['Revision'][];
      /** @description 审核：审核意见。 */
      review?: components['schemas']['Annex4Review'] | null;
      /** @description 项目进度：申报修订时的项目进度（%）；不打印，须小于 50。 */
      progressPercent?: number | null;
      /** @description 已修订次数：此前修订过几次；不打印，须为 0。 */
      previousRevisions?: number | null;
      /** @description 原申报表：被修订的预算绩效目标申报表（附件2）的全部内容；不打印，用于核对项目名称和指标，其余各处有误只作提醒。 */
      declaration?: components['schemas']['FilingAnnex2'] | null;
    };
    Funding: {
      /** @description 合计：资金来源“合计”一行，万元。 */
      total?: components['schemas']['FundingRow'] | null;
      /** @description （一）财政拨款：资金来源“（一）财政拨款”一行，万元。 */
      fiscal?: components['schemas']['FundingRow'] | null;
      /** @description 1.上级财政拨款：资金来源“1.上级财政拨款”一行，万元。 */
      fiscalSuperior?: components['schemas']['FundingRow'] | null;
      /** @description 2.本级财政安排：资金来源“2.本级财政安排”一行，万元。 */
      fiscalLocal?: components['schemas']['FundingRow'] | null;
      /** @description 3.下级财政配套：资金来源“3.下级财政配套”一行，万元。 */
      fiscalSubordinate?: components['schemas']['FundingRow'] | null;
      /** @description （二）自有资金：资金来源“（二）自有资金”一行，万元。 */
      own?: components['schemas']['FundingRow'] | null;
      /** @description 1.事业收入：资金来源“1.事业收入”一行，万元。 */
      ownUndertaking?: components['schemas']['FundingRow'] | null;
      /** @description 2.经营性收入：资金来源“2.经营性收入”一行，万元。 */
      ownOperating?: components['schemas']['FundingRow'] | null;
      /** @description 3.其他：资金来源“3.其他”一行，万元。 */
      ownOther?: components['schemas']['FundingRow'] | null;
      /** @description （三）其它资金：资金来源“（三）其它资金”一行，万元。 */
      other?: components['schemas']['FundingRow'] | null;
    };
    FundingRow: {
      /** @description 上年度资金：上年度资金，万元。 */
      previousYear?: components['schemas']['FiledAmount'] | null;
      /** @description 本年度资金：本年度资金，万元。 */
      currentYear?: components['schemas']['FiledAmount'] | null;
    };
    Indicator: {
      /** @description 三级指标：指标的名称。 */
      name?: components['schemas']['FiledText'] | null;
      /** @description 指标值：例如“100%”“≥95%”“12 次”。 */
      target?: components['schemas']['FiledText'] | null;
      /** @description 备注：可不填。 */
      remark?: components['schemas']['FiledText'] | null;
    };
    Opinion: {
      /** @description 意见：审核意见正文，可分段。 */
      opinion?: string | null;
      /** @description 审核人：印在“审核人（盖章）：”之后。 */
      reviewer?: components['schemas']['FiledText'] | null;
      /** @description 日期：审核日期；不填则印“年  月  日”供手写。 */
      date?: components['schemas']['FiledDate'] | null;
    };
    Revision: {
      /** @description 指标名称：按《预算绩效目标申报表》填写三级名称，印作“一级-二级-三级”。 */
      indicator?: components['schemas']['RevisionIndicator'] | null;
      /** @description 原指标值：必须与申报时一致；新增的指标不填。 */
      originalValue?: components['schemas']['FiledText'] | null;
      /** @description 修订后指标值：修订后的指标值；取消该指标的写“取消”，或用 cancelled。 */
      revisedValue?: components['schemas']['FiledText'] | null;
      /** @description 取消该指标：true 表示取消该指标，“修订后指标值”印“取消”。 */
      cancelled?: boolean | null;
      /** @description 修订说明：为什么修订，可分段（\n）。 */
      reason?: string | null;
      /** @description 证明材料：所附证明材料的名称；不打印，只供检查。 */
      evidence?: string[] | null;
    };
    RevisionIndicator: {
      /** @description 一级指标：例如“产出指标”。 */
      level1?: components['schemas']['FiledText'] | null;
      /** @description 二级指标：例如“数量指标”。 */
      level2?: components['schemas']['FiledText'] | null;
      /** @description 三级指标：申报表中三级指标的原文。 */
      level3?: components['schemas']['FiledText'] | null;
    };
    ScheduleRow: {
      /** @description 起止时间：例如“2021年1月-12月”。 */
      period?: components['schemas']['FiledText'] | null;
      /** @description 项目实施内容：这段时间做什么。 */
      content?: components['schemas']['FiledText'] | null;
    };
    Subproject: {
      /** @description 名称：子项目名称，也印在项目构成表。 */
      name?: components['schemas']['FiledText'] | null;
      /** @description 金额：子项目金额，万元。 */
      amount?: components['schemas']['FiledAmount'] | null;
      /** @description 起始日期：“起止日期”的前一半，印作“2021.1.1-2021.12.31”；只到月的印作“2021.1-2021.12”。 */
      startDate?: components['schemas']['FiledDate'] | null;
      /** @description 结束日期：“起止日期”的后一半，不早于起始日期；没有结束日期的写“长期”。 */
      endDate?: components['schemas']['FiledEndDate'] | null;
      /** @description 责任部门：负责实施的部门。 */
      department?: components['schemas']['FiledText'] | null;
      /** @description 责任人：责任人姓名。 */
      owner?: components['schemas']['FiledText'] | null;
      /** @description 预期主要目的和成果：可分段（\n）。 */
      purpose?: string | null;
      /** @description 绩效指标：三级指标，按二级指标分列。 */
      indicators?: components['schemas']['SubprojectIndicators'] | null;
    };
    SubprojectIndicators: {
      /** @description 数量指标：“数量指标”下的三级指标，每项一行；没有则印一个空行。 */
      quantity?: components['schemas']['Indicator'][] | null;
      /** @description 质量指标：“质量指标”下的三级指标，每项一行；没有则印一个空行。 */
      quality?: components['schemas']['Indicator'][] | null;
      /** @description 时效指标：“时效指标”下的三级指标，每项一行；没有则印一个空行。 */
      timeliness?: components['schemas']['Indicator'][] | null;
      /** @description 成本指标：“成本指标”下的三级指标，每项一行；没有则印一个空行。 */
      cost?: components['schemas']['Indicator'][] | null;
      /** @description 经济效益：“经济效益”下的三级指标，每项一行；没有则印一个空行。 */
      economic?: components['schemas']['Indicator'][] | null;
      /** @description 社会效益：“社会效益”下的三级指标，每项一行；没有则印一个空行。 */
      social?: components['schemas']['Indicator'][] | null;
      /** @description 环境效益：“环境效益”下的三级指标，每项一行；没有则印一个空行。 */
      environmental?: components['schemas']['Indicator'][] | null;
      /** @description 可持续效益：“可持续效益”下的三级指标，每项一行；没有则印一个空行。 */
      sustainable?: components['schemas']['Indicator'][] | null;
      /** @description 服务对象满意度：“服务对象满意度”下的三级指标，每项一行；没有则印一个空行。 */
      satisfaction?: components['schemas']['Indicator'][] | null;
    };
    /** @description 一张表的申报内容：哪一张，由网址中的 {form} 定。 */
    Filing: components['schemas']['FilingAnnex2'] | components['schemas']['FilingAnnex4'];
    /** @description 批次中的一项附件2。 */
    BatchItemAnnex2: {
      /**
       * @description 表的编号。 (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      form: 'annex-2';
      /** @description 申报内容。 */
      filing: components['schemas']['FilingAnnex2'];
      /** @description 文件名，不带编号和扩展名；null 同不写；默认如“附件2-2021年度-信息化运维提升”。 */
      name?: string | null;
    };
    /** @description 批次中的一项附件4。 */
    BatchItemAnnex4: {
      /**
       * @description 表的编号。 (enum property replaced by openapi-typescript)
       * @enum {string}
       */
      form: 'annex-4';
      /** @description 申报内容。 */
      filing: components['schemas']['FilingAnnex4'];
      /** @description 文件名，不带编号和扩展名；null 同不写；默认如“附件2-2021年度-信息化运维提升”。 */
      name?: string | null;
    };
    /** @description 批次中的一项；form 说明是哪一张表。 */
    BatchItem: components['schemas']['BatchItemAnnex2'] | components['schemas']['BatchItemAnnex4'];
  };
  responses: never;
  parameters: {
    /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
    'X-Request-Id': string;
    /** @description 已有文件的 ETag；文件相同时答 304。 */
    'If-None-Match': string;
  };
  requestBodies: never;
  headers: {
    /** @description 请求的编号：沿用请求头中的，或新生成。 */
    'X-Request-Id': string;
    /** @description 文件的强实体标签，由内容摘要而来；用于 If-None-Match。 */
    ETag: string;
    /** @description 相关链接（RFC 8288）。 */
    Link: string;
    /** @description 文件名（RFC 6266）：filename* 为中文名，filename 为 ASCII 名。 */
    'Content-Disposition': string;
    /** @description 内容的 SHA-256（RFC 9530）。 */
    'Content-Digest': string;
    /** @description 页数；仅 pdf。 */
    'X-Document-Pages': number;
    /** @description 表和模板版本，例如 annex-2@1.1.0。 */
    'X-Document-Template': string;
    /** @description embedded：文件里有清单 manifest.json；该标准不许合订本有附件时，beside：清单只在 ZIP 里合订本的旁边，none：没有清单。 */
    'X-Batch-Manifest': 'embedded' | 'beside' | 'none';
    /** @description 提醒的条数；内容见 validate。 */
    'X-Filing-Warnings': number;
    /** @description 告知的条数：检查和打印前改正了几种字符；内容见 validate。 */
    'X-Filing-Notices': number;
    /** @description 多少秒后重发。 */
    'Retry-After': number;
    /** @description 可用的方法。 */
    Allow: string;
    /** @description 需要的认证方式（RFC 6750）。 */
    'WWW-Authenticate': string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listForms: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 全部表。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FormSummary'][];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getForm: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 这张表。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FormDescription'];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这张表（form-not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSchema: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description JSON Schema 2020-12。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/schema+json': Record<string, never>;
          'application/json': Record<string, never>;
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这张表（form-not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSample: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
        /** @description official 为下发的填写样表，blank 最少内容，full 全部栏目，longest 用于压力测试。 */
        name: 'official' | 'blank' | 'full' | 'longest';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 可以原样发送给 validate 或 documents。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Filing'];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这张表（form-not-found）；没有这个样例（sample-not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  validateFiling: {
    parameters: {
      query?: {
        /** @description 空着的合计：as-filed 照印空格，compute 算出并印上。 */
        totals?: 'as-filed' | 'compute';
        /** @description 含义唯一、但不能原样印出的字符（特殊空格、回车换行、部首符号、符号字体的字符等）：normalise 改正后打印并逐一告知，as-filed 不改、按错误退回。 */
        text?: 'normalise' | 'as-filed';
      };
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    /** @description 申报内容：{form} 那张表的 JSON，UTF-8；可用 gzip 压缩。 */
    requestBody: {
      content: {
        'application/json': components['schemas']['Filing'];
      };
    };
    responses: {
      /** @description 检查结果；有错误也答 200。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ValidationReport'];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter）；请求正文解压失败（invalid-compression）；不是 UTF-8 编码（invalid-encoding）；不是有效的 JSON（invalid-json）；JSON 中有重复的键（duplicate-key） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这张表（form-not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内容过大（too-large） */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 不支持的正文类型（unsupported-media-type） */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 排队已满，请稍后再试（overloaded） */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 处理超时（deadline-exceeded） */
      504: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  makeDocument: {
    parameters: {
      query?: {
        /** @description 文件的格式，默认 pdf。 */
        format?: 'pdf' | 'docx' | 'html' | 'png';
        /** @description 仅 pdf：符合的标准，默认 plain。各 a 级同时是 PDF/UA-1；pdfa-3* 附带申报内容。 */
        profile?:
          'plain' | 'pdfa-1b' | 'pdfa-1a' | 'pdfa-2b' | 'pdfa-2u' | 'pdfa-2a' | 'pdfa-3b' | 'pdfa-3u' | 'pdfa-3a';
        /** @description 有提醒也不生成文件。 */
        strict?: boolean;
        /** @description 空着的合计：as-filed 照印空格，compute 算出并印上。 */
        totals?: 'as-filed' | 'compute';
        /** @description 含义唯一、但不能原样印出的字符（特殊空格、回车换行、部首符号、符号字体的字符等）：normalise 改正后打印并逐一告知，as-filed 不改、按错误退回。 */
        text?: 'normalise' | 'as-filed';
        /** @description 仅 png：第几页，从 1 起。 */
        page?: number;
        /** @description 仅 png：分辨率，默认 96。 */
        dpi?: number;
        /** @description 下载时的文件名，至少有一个可用作文件名的字符；默认如“附件2-2021年度-信息化运维提升.pdf”。 */
        filename?: string;
        /**
         * @description 仅 pdf、docx：写进文件属性的日期；不给则文件里没有日期。
         * @example 2021-03-05
         */
        documentDate?: string;
      };
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
        /** @description 已有文件的 ETag；文件相同时答 304。 */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    /** @description 申报内容：{form} 那张表的 JSON，UTF-8；可用 gzip 压缩。 */
    requestBody: {
      content: {
        'application/json': components['schemas']['Filing'];
      };
    };
    responses: {
      /** @description 文件。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          'Content-Digest': components['headers']['Content-Digest'];
          ETag: components['headers']['ETag'];
          'X-Document-Template': components['headers']['X-Document-Template'];
          'X-Filing-Warnings': components['headers']['X-Filing-Warnings'];
          'X-Filing-Notices': components['headers']['X-Filing-Notices'];
          'X-Document-Pages': components['headers']['X-Document-Pages'];
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document': string;
          'text/html; charset=utf-8': string;
          'image/png': string;
        };
      };
      /** @description 与 If-None-Match 所指的文件相同。 */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter）；请求正文解压失败（invalid-compression）；不是 UTF-8 编码（invalid-encoding）；不是有效的 JSON（invalid-json）；JSON 中有重复的键（duplicate-key） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这张表（form-not-found）；文件没有这一页（page-not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内容过大（too-large） */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 不支持的正文类型（unsupported-media-type） */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 申报内容有误，未生成文件（invalid-filing）；申报内容过长，超过页数上限（too-many-pages） */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 排队已满，请稍后再试（overloaded） */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining）；打印引擎暂不可用，请稍后再试（browser-unavailable） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 处理超时（deadline-exceeded） */
      504: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getBlankForm: {
    parameters: {
      query?: {
        /** @description 文件的格式，默认 pdf。 */
        format?: 'pdf' | 'docx' | 'html' | 'png';
        /** @description 仅 pdf：符合的标准，默认 plain。各 a 级同时是 PDF/UA-1；pdfa-3* 附带申报内容。 */
        profile?:
          'plain' | 'pdfa-1b' | 'pdfa-1a' | 'pdfa-2b' | 'pdfa-2u' | 'pdfa-2a' | 'pdfa-3b' | 'pdfa-3u' | 'pdfa-3a';
        /** @description 印在表上的年度，例如 2022；不给则留空。 */
        fiscalYear?: number;
        /** @description 印在表题开头的区名；不给则印下发的区名。 */
        district?: string;
        /** @description 仅 png：第几页，从 1 起。 */
        page?: number;
        /** @description 仅 png：分辨率，默认 96。 */
        dpi?: number;
        /** @description 下载时的文件名，至少有一个可用作文件名的字符；默认如“附件2-2021年度-信息化运维提升.pdf”。 */
        filename?: string;
        /**
         * @description 仅 pdf、docx：写进文件属性的日期；不给则文件里没有日期。
         * @example 2021-03-05
         */
        documentDate?: string;
      };
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
        /** @description 已有文件的 ETag；文件相同时答 304。 */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description 表的编号。 */
        form: 'annex-2' | 'annex-4';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 文件。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          'Content-Digest': components['headers']['Content-Digest'];
          ETag: components['headers']['ETag'];
          'X-Document-Template': components['headers']['X-Document-Template'];
          'X-Filing-Warnings': components['headers']['X-Filing-Warnings'];
          'X-Filing-Notices': components['headers']['X-Filing-Notices'];
          'X-Document-Pages': components['headers']['X-Document-Pages'];
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document': string;
          'text/html; charset=utf-8': string;
          'image/png': string;
        };
      };
      /** @description 与 If-None-Match 所指的文件相同。 */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这张表（form-not-found）；文件没有这一页（page-not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 申报内容有误，未生成文件（invalid-filing） */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 排队已满，请稍后再试（overloaded） */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining）；打印引擎暂不可用，请稍后再试（browser-unavailable） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 处理超时（deadline-exceeded） */
      504: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  makeBatch: {
    parameters: {
      query?: {
        /** @description zip：每项一个文件，最后是 manifest.json；volume：各项依次订成一个 PDF，供打印、装订。 */
        output?: 'zip' | 'volume';
        /** @description 文件的格式。 */
        format?: 'pdf' | 'docx';
        /** @description 仅 pdf：符合的标准，默认 plain。 */
        profile?:
          'plain' | 'pdfa-1b' | 'pdfa-1a' | 'pdfa-2b' | 'pdfa-2u' | 'pdfa-2a' | 'pdfa-3b' | 'pdfa-3u' | 'pdfa-3a';
        /** @description skip（zip 的默认）：有误的项不印，其余照印；fail（合订本的默认）：先查完全部，有一项有误就什么也不印。 */
        'on-error'?: 'fail' | 'skip';
        /** @description 仅合订本：供双面打印，每项从右手页（奇数页）起，必要时插入空白页。 */
        duplex?: boolean;
        /** @description 仅合订本：前面印目录，每页上角印全册页码。 */
        contents?: boolean;
        /** @description 有提醒的项也算有误。 */
        strict?: boolean;
        /** @description 空着的合计：as-filed 照印空格，compute 算出并印上。 */
        totals?: 'as-filed' | 'compute';
        /** @description 含义唯一、但不能原样印出的字符（特殊空格、回车换行、部首符号、符号字体的字符等）：normalise 改正后打印并逐一告知，as-filed 不改、按错误退回。 */
        text?: 'normalise' | 'as-filed';
        /**
         * @description 仅 pdf、docx：写进文件属性的日期；不给则文件里没有日期。
         * @example 2021-03-05
         */
        documentDate?: string;
      };
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    /** @description 各项申报：数组，或一行一项的 NDJSON（每行一个 BatchItem），UTF-8；可用 gzip 压缩。 */
    requestBody: {
      content: {
        'application/json': components['schemas']['BatchItem'][];
        'application/x-ndjson': string;
      };
    };
    responses: {
      /** @description 打包的文件，或合订本。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          'X-Batch-Manifest': components['headers']['X-Batch-Manifest'];
          [name: string]: unknown;
        };
        content: {
          'application/zip': string;
          'application/pdf': string;
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter）；请求正文解压失败（invalid-compression）；不是 UTF-8 编码（invalid-encoding）；不是有效的 JSON（invalid-json） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内容过大（too-large） */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 不支持的正文类型（unsupported-media-type） */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 批次中的这一项不完整（invalid-record）；批次中有不能印的申报，什么也没有印（invalid-batch）；批次里没有申报（empty-batch）；合订本已满（volume-full） */
      422: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 排队已满，请稍后再试（overloaded） */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining）；打印引擎暂不可用，请稍后再试（browser-unavailable）；临时存储暂不可用，请稍后再试（storage-unavailable） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  verifyDocument: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    /** @description 文件本身；没有的，结果说没有收到文件。 */
    requestBody?: {
      content: {
        'application/pdf': string;
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document': string;
        'application/octet-stream': string;
      };
    };
    responses: {
      /** @description 核验结果。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Verification'];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter）；请求正文解压失败（invalid-compression） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内容过大（too-large） */
      413: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 不支持的正文类型（unsupported-media-type） */
      415: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 排队已满，请稍后再试（overloaded） */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining）；打印引擎暂不可用，请稍后再试（browser-unavailable） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 处理超时（deadline-exceeded） */
      504: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listFonts: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 字体。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Font'][];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRules: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 规则。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rule'][];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request）；查询参数无效（invalid-parameter） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 缺少有效的 API 密钥（unauthorized） */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法按要求的格式答复（not-acceptable） */
      406: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLiveness: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 活着。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Liveness'];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 可以打印。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining）；服务正在启动，请稍后再试（starting）；打印引擎暂不可用，请稍后再试（browser-unavailable） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Prometheus 文本格式。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProblemType: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path: {
        /** @description 错误的编号。 */
        code:
          | 'bad-request'
          | 'invalid-json'
          | 'duplicate-key'
          | 'invalid-encoding'
          | 'invalid-compression'
          | 'invalid-parameter'
          | 'unauthorized'
          | 'not-found'
          | 'form-not-found'
          | 'sample-not-found'
          | 'page-not-found'
          | 'method-not-allowed'
          | 'not-acceptable'
          | 'request-timeout'
          | 'too-large'
          | 'unsupported-media-type'
          | 'expectation-failed'
          | 'invalid-filing'
          | 'invalid-record'
          | 'invalid-batch'
          | 'empty-batch'
          | 'too-many-pages'
          | 'volume-full'
          | 'overloaded'
          | 'headers-too-large'
          | 'client-gone'
          | 'internal'
          | 'starting'
          | 'draining'
          | 'browser-unavailable'
          | 'storage-unavailable'
          | 'deadline-exceeded';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 说明。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProblemType'];
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这个地址（not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getHome: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 网页。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getReference: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 网页。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPageAsset: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
        /** @description 已有文件的 ETag；文件相同时答 304。 */
        'If-None-Match'?: components['parameters']['If-None-Match'];
      };
      path: {
        /** @description 文件名。 */
        name: 'pages.css' | 'reference.css' | 'reference.js' | 'swagger-ui.css' | 'swagger-ui-bundle.js';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 文件。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'text/css': string;
          'text/javascript': string;
        };
      };
      /** @description 与 If-None-Match 所指的文件相同。 */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 没有这个地址（not-found） */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOpenApi: {
    parameters: {
      query?: never;
      header?: {
        /** @description 请求的编号，会出现在答复和日志中：字母、数字和 . _ : -，以字母或数字开头，最多 128 个字符；不合写法的不沿用，另取编号。 */
        'X-Request-Id'?: components['parameters']['X-Request-Id'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1。 */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      /** @description 请求不是有效的 HTTP（bad-request） */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 此地址不支持该方法（method-not-allowed） */
      405: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          Allow: components['headers']['Allow'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求未在时限内发完（request-timeout） */
      408: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 无法满足请求头 Expect（expectation-failed） */
      417: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 请求头过大（headers-too-large） */
      431: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 内部错误（internal） */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description 服务正在停止，请稍后再试（draining） */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
