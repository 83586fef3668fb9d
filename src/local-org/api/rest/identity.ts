import type { RunningUser } from '../../base/values.ts';
import { ALL_FIELDS, readRecord } from '../http/access.ts';
import { notFound } from '../http/errors.ts';
import { findObject } from '../../schema/lookup.ts';
import type { ApiContext, ApiResponse, Call, Route } from '../http/types.ts';

/** The listed versions. Every `vNN.0` works the same way. */
const VERSIONS: readonly (readonly [version: string, label: string])[] = [
  ['60.0', "Spring '24"],
  ['61.0', "Summer '24"],
  ['62.0', "Winter '25"],
  ['63.0', "Spring '25"],
  ['64.0', "Summer '25"],
  ['65.0', "Winter '26"],
  ['66.0', "Spring '26"],
];

/** `GET /services/data`, without a token. */
export function versions(): ApiResponse {
  return {
    status: 200,
    body: VERSIONS.map(([version, label]) => ({ label, url: `/services/data/v${version}`, version })),
  };
}

export const identityRoutes: readonly Route[] = [
  { method: 'GET', path: '/services/data/:version', handle: resources },
  { method: 'GET', path: '/services/oauth2/userinfo', handle: userInfo },
  { method: 'POST', path: '/services/oauth2/userinfo', handle: userInfo },
  { method: 'GET', path: '/id/:org/:user', handle: identity },
];

/** The identity URL of a user. */
export const idUrl = (context: ApiContext, user: RunningUser): string =>
  `${context.instanceUrl}/id/${context.org.id}/${user.id}`;

function resources(call: Call): ApiResponse {
  const base = `/services/data/${call.version}`;
  const names = [
    'composite',
    'graphql',
    'limits',
    'metadata',
    'query',
    'queryAll',
    'recent',
    'sobjects',
    'tooling',
    'ui-api',
  ];
  return {
    status: 200,
    body: {
      ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
      identity: idUrl(call.context, call.user),
    },
  };
}

function details(call: Call): Record<string, unknown> {
  const object = findObject(call.context.org.schema, 'User');
  const record = object && readRecord(call, object, call.user.id, ALL_FIELDS);
  const value = (name: string): unknown => {
    const cell = record?.cells.get(name);
    return cell?.kind === 'value' ? cell.value : null;
  };
  return {
    user_id: call.user.id,
    organization_id: call.context.org.id,
    email: value('Email'),
    locale: value('LocaleSidKey') ?? 'en_US',
    language: value('LanguageLocaleKey') ?? 'en_US',
    active: true,
    user_type: 'STANDARD',
    display: value('Name'),
  };
}

function userInfo(call: Call): ApiResponse {
  const { display, ...rest } = details(call);
  return {
    status: 200,
    body: {
      sub: idUrl(call.context, call.user),
      ...rest,
      preferred_username: call.user.username,
      name: display,
      zoneinfo: call.user.timeZone,
      profile: `${call.context.instanceUrl}/${call.user.id}`,
      urls: urls(call.context),
    },
  };
}

function identity(call: Call): ApiResponse {
  const { org } = call.context;
  const sameOrg = (call.params['org'] ?? '').slice(0, 15) === org.id.slice(0, 15);
  if (!sameOrg || (call.params['user'] ?? '').slice(0, 15) !== call.user.id.slice(0, 15)) throw notFound();
  const { display, ...rest } = details(call);
  return {
    status: 200,
    body: {
      id: idUrl(call.context, call.user),
      asserted_user: true,
      ...rest,
      username: call.user.username,
      display_name: display,
      timezone: call.user.timeZone,
      urls: urls(call.context),
    },
  };
}

function urls(context: ApiContext): Record<string, string> {
  const url = context.instanceUrl;
  return {
    rest: `${url}/services/data/v{version}/`,
    sobjects: `${url}/services/data/v{version}/sobjects/`,
    query: `${url}/services/data/v{version}/query/`,
    metadata: `${url}/services/Soap/m/{version}/${context.org.id}`,
  };
}
