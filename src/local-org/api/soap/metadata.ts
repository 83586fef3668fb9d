import { DISK_FULL, isDiskFull, STORAGE_LIMIT_EXCEEDED } from '../../base/full-disk.ts';
import type { RunningUser } from '../../base/values.ts';
import type { Answered, ApiContext, ApiRequest, WriteCounts } from '../http/types.ts';
import { mayUseMetadata, NO_METADATA_ACCESS } from '../../metadata/access.ts';
import { deployResultOf } from '../../metadata/deployResult.ts';
import { deployValidated, NO_VALIDATION, runDeploy } from '../../metadata/jobs.ts';
import { SOAP_APIS, soapApiOf } from './apis.ts';
import { componentIds } from './component-ids.ts';
import type { SoapApi } from './apis.ts';
import { getUserInfo } from './partner.ts';
import { isLogin, member, readEnvelope, readSessionId, soapAnswer, soapFault, textsOf } from './xml.ts';
import type { XmlObject, XmlValue } from './xml.ts';
import { messageOf, stackOf } from '../../base/error-text.ts';

/** An error that becomes a SOAP fault with HTTP 500, as in Salesforce. */
class SoapFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface SoapCall {
  readonly context: ApiContext;
  readonly user: RunningUser;
  readonly version: string;
  readonly args: Record<string, unknown>;
}

const XML = { 'Content-Type': 'text/xml; charset=UTF-8' };

/**
 * `POST /services/Soap/m/NN.0`: the Metadata API; `/services/Soap/u/NN.0`: `getUserInfo` of the Partner API. What the other APIs have is
 * refused by name. The access token is in the envelope, not in a header.
 */
export async function handleSoap(context: ApiContext, request: ApiRequest, writes: WriteCounts): Promise<Answered> {
  let user: RunningUser | undefined;
  const api = soapApiOf(request.path);
  try {
    if (request.method !== 'POST') throw new SoapFault('INVALID_OPERATION', 'A SOAP call is an HTTP POST');
    const version = versionOf(request, api);
    // Before anything is parsed: who is not signed in, or may not use this API, keeps the server busy with nothing.
    user = context.sessions.userOf(readSessionId(request.body) ?? '');
    if (!user) throw new SoapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
    context.usage.requests += 1;
    if (api === SOAP_APIS.m) requireModifyMetadata(context, user);
    const envelope = readEnvelope(Buffer.from(request.body).toString('utf8'));
    if (!envelope)
      throw new SoapFault('INVALID_OPERATION', 'The request is not a SOAP envelope with one operation in its body');
    const operation = operationOf(api, envelope.operation);
    const result = operation({ context, user, version, args: envelope.args });
    const body = soapAnswer(envelope.operation, result, api.namespace);
    return { response: { status: 200, headers: XML, body }, user, writes };
  } catch (error) {
    const fault = isDiskFull(error) ? new SoapFault(STORAGE_LIMIT_EXCEEDED, DISK_FULL) : error;
    const known = fault instanceof SoapFault;
    const body = known
      ? soapFault(fault.code, fault.message, api)
      : soapFault('UNKNOWN_EXCEPTION', messageOf(error), api);
    return {
      response: { status: 500, headers: XML, body },
      ...(user ? { user } : {}),
      writes,
      ...(known ? {} : { error: stackOf(error) }),
    };
  }
}

/** The version of a path. `login` is refused with or without a session. */
function versionOf({ path, body }: ApiRequest, api: SoapApi): string {
  const [, version] = /^\/services\/soap\/[mucst]\/(\d{2}\.0)(?:\/|$)/i.exec(path) ?? [];
  if (version === undefined)
    throw new SoapFault(
      'UNSUPPORTED_API_VERSION',
      'The local org has no SOAP service at this path: it answers /services/Soap/m/NN.0 and getUserInfo of /services/Soap/u/NN.0',
    );
  if ((api === SOAP_APIS.c || api === SOAP_APIS.u) && isLogin(body))
    throw new SoapFault('INVALID_OPERATION', loginRefusal(version));
  return version;
}

/** Why `login()` is refused: as Salesforce words it for versions that no longer have it; below, as for a new org, with what to do here. */
function loginRefusal(version: string): string {
  return Number(version) >= 65
    ? `The SOAP Login operation is not available in the API version specified (${version}). Refer to the documentation for supported versions.`
    : 'SOAP API login() is disabled by default in this org. The local org does not support it: sign in by OAuth.';
}

/** The operation of an API. Throws the fault that names what is not there. */
function operationOf(api: SoapApi, name: string): (call: SoapCall) => XmlValue {
  const operations: Readonly<Record<string, (call: SoapCall) => XmlValue>> =
    api === SOAP_APIS.m ? OPERATIONS : api === SOAP_APIS.u ? PARTNER_OPERATIONS : {};
  const operation = operations[name];
  if (operation !== undefined) return operation;
  if (api === SOAP_APIS.m) throw new SoapFault('INVALID_OPERATION', `\`${name}\` is not supported by the local org`);
  throw new SoapFault(
    'FUNCTIONALITY_NOT_ENABLED',
    `\`${name}\` of the ${api.name} is not supported by the local org. ${api.instead}`,
  );
}

function requireModifyMetadata(context: ApiContext, user: RunningUser): void {
  if (!mayUseMetadata(context.org.permissions(user))) throw new SoapFault('INSUFFICIENT_ACCESS', NO_METADATA_ACCESS);
}

function requireType(context: ApiContext, type: string): void {
  const problem = context.org.metadata.typeProblem(type);
  if (problem !== undefined) throw new SoapFault('INVALID_TYPE', problem);
}

const PARTNER_OPERATIONS: Readonly<Record<string, (call: SoapCall) => XmlValue>> = {
  getUserInfo: ({ context, user }) => getUserInfo(context, user),
};

const OPERATIONS: Readonly<Record<string, (call: SoapCall) => XmlValue>> = {
  deploy({ context, user, args }) {
    const options = member(args, 'DeployOptions');
    const zip = args['ZipFile'];
    if (typeof zip !== 'string' || zip === '')
      throw new SoapFault('MISSING_ARGUMENT', 'ZipFile is expected: a zip in base64');
    const job = runDeploy(context, user, Buffer.from(zip, 'base64'), {
      checkOnly: member(options, 'checkOnly') === 'true',
      rollbackOnError: member(options, 'rollbackOnError') !== 'false',
    });
    return { done: false, id: job.id, state: 'Queued' };
  },

  deployRecentValidation({ context, user, args }) {
    const id = textsOf(args['validationId'])[0] ?? '';
    const job = deployValidated(context, user, id);
    if (!job) throw new SoapFault('INVALID_ID_FIELD', NO_VALIDATION);
    return job.id;
  },

  checkDeployStatus({ context, args }) {
    const id = textsOf(args['asyncProcessId'] ?? args['id'])[0] ?? '';
    const job = context.jobs.deploy(id);
    if (!job) throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: no deployment ${id}`);
    return deployResultOf(job, args['includeDetails'] === 'true') as XmlObject;
  },

  /** The older form of checkDeployStatus: returns only whether the job is done. */
  checkStatus({ context, args }) {
    const id = textsOf(args['asyncProcessId'])[0] ?? '';
    const job = context.jobs.deploy(id) ?? context.jobs.retrieve(id);
    if (!job) throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: no job ${id}`);
    return [{ done: true, id: job.id, state: 'Completed' }];
  },

  cancelDeploy({ context, args }) {
    const id = textsOf(args['String'] ?? args['id'])[0] ?? '';
    if (!context.jobs.deploy(id))
      throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: no deployment ${id}`);
    throw new SoapFault('INVALID_ID_FIELD', 'Deployment already completed');
  },

  describeMetadata({ context }) {
    return {
      metadataObjects: context.org.metadata.types().map((type) => ({
        childXmlNames: type.childXmlNames,
        directoryName: type.directoryName,
        inFolder: false,
        metaFile: type.metaFile,
        suffix: type.suffix,
        xmlName: type.xmlName,
      })),
      organizationNamespace: '',
      partialSaveAllowed: false,
      testRequired: false,
    };
  },

  listMetadata({ context, user, args }) {
    const queries = [args['queries'] ?? []].flat();
    if (queries.length > 3)
      throw new SoapFault('EXCEEDED_ID_LIMIT', 'at most 3 queries are allowed in one listMetadata call');
    return queries.flatMap((query) => {
      const type = String(member(query, 'type') ?? '');
      requireType(context, type);
      const idOf = componentIds(context.org, type);
      return context.org.metadata.list(type).map((component) => ({
        createdById: component.createdById || user.id,
        createdByName: component.createdByName,
        createdDate: component.createdDate,
        fileName: component.fileName,
        fullName: component.fullName,
        id: idOf(component.fullName),
        lastModifiedById: component.lastModifiedById || user.id,
        lastModifiedByName: component.lastModifiedByName,
        lastModifiedDate: component.lastModifiedDate,
        type,
      }));
    });
  },

  readMetadata({ context, args }) {
    const type = textsOf(args['type'])[0] ?? '';
    requireType(context, type);
    const names = textsOf(args['fullNames']);
    if (names.length > 10)
      throw new SoapFault(
        'EXCEEDED_ID_LIMIT',
        'record limit reached. cannot submit more than 10 records into this call',
      );
    const records = context.org.metadata
      .read(type, names)
      .map((component) => component && { '@xsi:type': type, ...(component as XmlObject) });
    return { records };
  },

  retrieve({ context, version, args }) {
    const request = member(args, 'request') ?? member(args, 'retrieveRequest');
    const types = [member(member(request, 'unpackaged'), 'types') ?? []].flat();
    const members = types.map((one) => ({
      type: textsOf(member(one, 'name'))[0] ?? '',
      members: textsOf(member(one, 'members')),
    }));
    const asked = textsOf(member(request, 'apiVersion'))[0] ?? version;
    const { metadata } = context.org;
    const zip = metadata.retrieve(members, asked);
    const job = context.jobs.addRetrieve({ zip, messages: metadata.missing(members) });
    return { done: false, id: job.id, state: 'Queued' };
  },

  checkRetrieveStatus({ context, user, args }) {
    const id = textsOf(args['asyncProcessId'] ?? args['id'])[0] ?? '';
    const job = context.jobs.retrieve(id);
    if (!job) throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: no retrieve ${id}`);
    const now = context.org.clock().toISOString();
    return {
      done: true,
      fileProperties: context.jobs.filesOf(job, context.org.metadata.types()).map((file) => ({
        createdById: user.id,
        createdByName: user.username,
        createdDate: now,
        ...file,
        id: '',
        lastModifiedById: user.id,
        lastModifiedByName: user.username,
        lastModifiedDate: now,
        manageableState: 'unmanaged',
      })),
      id: job.id,
      messages: job.messages.map((message) => ({ ...message })),
      status: 'Succeeded',
      success: true,
      zipFile: args['includeZip'] === 'false' ? undefined : Buffer.from(job.zip).toString('base64'),
    };
  },
};
