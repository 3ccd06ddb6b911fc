import type { Response } from 'express';
import { AppError } from '../../errors.ts';
import { type AssetName, assetNames, readAsset } from '../reference/assets.ts';
import { homePage, pagePolicy, referencePage } from '../reference/pages.ts';
import { type Resource, operation } from '../resource.ts';
import type { Service } from '../service.ts';

const html = { 'text/html': { type: 'string' } } as const;

/** `GET /`: what this is, until there is a page where a person fills in a form. */
export function homeResource(service: Service): Resource {
  return {
    path: '/',
    tag: 'service',
    lenientQuery: true,
    get: operation({
      id: 'getHome',
      summary: '首页：这是什么，从哪里开始',
      responses: { 200: { description: '网页。', content: html } },
      problems: [],
      handle: ({ request, response }) => sendPage(response, homePage(service, request.get('host') ?? 'localhost')),
    }),
  };
}

/** `GET /docs`: a reference page of /openapi.json. */
export function referenceResource(): Resource {
  return {
    path: '/docs',
    tag: 'service',
    lenientQuery: true,
    get: operation({
      id: 'getReference',
      summary: '接口参考（网页）',
      responses: { 200: { description: '网页。', content: html } },
      problems: [],
      handle: ({ response }) => sendPage(response, referencePage()),
    }),
  };
}

/** `GET /docs/{name}`: what the pages are made with. Read at the first request and kept. */
export function assetsResource(): Resource {
  const kept = new Map<AssetName, ReturnType<typeof readAsset>>();
  return {
    path: '/docs/{name}',
    tag: 'service',
    lenientQuery: true,
    parameters: { name: { description: '文件名。', schema: { type: 'string', enum: [...assetNames] } } },
    get: operation({
      id: 'getPageAsset',
      summary: '网页所用的样式和程序',
      responses: {
        200: {
          description: '文件。',
          content: { 'text/css': { type: 'string' }, 'text/javascript': { type: 'string' } },
        },
        304: { description: '与 If-None-Match 所指的文件相同。', headers: ['ETag'] },
      },
      problems: ['not-found'],
      handle: ({ request, response }) => {
        const name = assetNames.find((known) => known === request.params['name']);
        if (name === undefined) throw new AppError('not-found', '没有这个文件；接口参考见 /docs。');
        const asset = kept.get(name) ?? readAsset(name);
        kept.set(name, asset);
        response.set({ 'Content-Type': asset.mediaType, 'Cache-Control': 'no-cache' }).send(asset.bytes);
      },
    }),
  };
}

function sendPage(response: Response, page: string): void {
  response
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': pagePolicy,
    })
    .send(page);
}
