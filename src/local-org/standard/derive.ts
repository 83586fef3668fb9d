import { duplicateValue, saveError } from '../save/errors.ts';
import type { Draft, SaveContext } from '../save/types.ts';
import type { Row, SaveError } from '../base/values.ts';
import { findObject } from '../schema/lookup.ts';
import { deriveLineItem, deriveOpportunity } from './opportunity.ts';

type Derive = (context: SaveContext, draft: Draft) => SaveError[];

/** Checks and computed fields of standard objects, by object name. They run before the record's own validation rules. */
const DERIVATIONS: Readonly<Record<string, Derive>> = {
  Opportunity: deriveOpportunity,
  OpportunityLineItem: deriveLineItem,
  Contact: derivePersonName,
  Lead: derivePersonName,
  User: deriveUser,
  PricebookEntry: derivePricebookEntry,
  PermissionSetAssignment: checkAssignment,
  Task: deriveTask,
  UserRole: deriveRole,
};

/** Fills the computed fields of a standard object's record and returns the platform's errors about it. */
export function deriveFields(context: SaveContext, draft: Draft): SaveError[] {
  return DERIVATIONS[draft.object.name]?.(context, draft) ?? [];
}

function derivePersonName(_context: SaveContext, { row }: Draft): SaveError[] {
  const parts = [row.Salutation, row.FirstName, row.LastName].filter((part) => typeof part === 'string');
  row.Name = parts.join(' ').slice(0, 121) || null;
  return [];
}

function deriveUser(context: SaveContext, draft: Draft): SaveError[] {
  const { old, row } = draft;
  row.Name = [row.FirstName, row.LastName].filter(Boolean).join(' ').slice(0, 121) || null;
  if (typeof row.Username === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.Username)) {
    const message = 'Username must be in the form of an email address (for example, john@acme.com)';
    return [saveError('INVALID_EMAIL_ADDRESS', message, 'Username')];
  }
  if (old === undefined) {
    row.UserType = 'Standard';
    row.CommunityNickname ??=
      String(row.Username ?? '')
        .split('@')[0]
        ?.slice(0, 40) ?? null;
    row.DigestFrequency ??= 'D';
    row.DefaultGroupNotificationFrequency ??= 'N';
  }
  const holder =
    typeof row.Username === 'string' && old?.Username !== row.Username ? otherUser(context, draft) : undefined;
  if (holder === undefined) return [];
  const message = 'Duplicate Username. The username already exists in this or another Salesforce organization.';
  return [saveError('DUPLICATE_USERNAME', message, 'Username')];
}

function otherUser(context: SaveContext, { object, old, row }: Draft): string | undefined {
  const field = object.fields.get('username');
  if (field === undefined) return undefined;
  return context.rows.idsWith(object, field, row.Username ?? null).find((id) => id !== old?.Id);
}

function derivePricebookEntry(context: SaveContext, { object, old, row }: Draft): SaveError[] {
  if (old !== undefined) return [];
  const products = findObject(context.schema, 'Product2');
  const books = findObject(context.schema, 'Pricebook2');
  if (products === undefined || books === undefined) return [];
  const product = typeof row.Product2Id === 'string' ? context.row(products, row.Product2Id) : undefined;
  row.Name = product?.Name ?? null;
  row.ProductCode = product?.ProductCode ?? null;
  if (product === undefined) return [];
  const entries = context.rows.children(object, 'Product2Id', String(product.Id));
  if (entries.some((entry) => entry.Pricebook2Id === row.Pricebook2Id)) {
    return [
      saveError(
        'DUPLICATE_VALUE',
        'This price definition already exists in this price book',
        'Pricebook2Id',
        'Product2Id',
      ),
    ];
  }
  const isStandard = (entry: Row): boolean => context.row(books, String(entry.Pricebook2Id))?.IsStandard === true;
  if (!isStandard(row) && !entries.some(isStandard)) {
    return [saveError('STANDARD_PRICE_NOT_DEFINED', 'Before creating a custom price, create a standard price.')];
  }
  return [];
}

function checkAssignment(context: SaveContext, { object, row }: Draft): SaveError[] {
  row.IsActive = true;
  if (typeof row.AssigneeId !== 'string') return [];
  const same = context.rows
    .children(object, 'AssigneeId', row.AssigneeId)
    .find((other) => other.PermissionSetId === row.PermissionSetId);
  return same === undefined ? [] : [duplicateValue('PermissionSetId', String(same.Id))];
}

function deriveTask(_context: SaveContext, { row }: Draft): SaveError[] {
  row.IsClosed = row.Status === 'Completed';
  row.IsHighPriority = row.Priority === 'High';
  return [];
}

function deriveRole(_context: SaveContext, { row }: Draft): SaveError[] {
  row.DeveloperName ??= String(row.Name ?? '').replace(/\W+/g, '_') || null;
  row.OpportunityAccessForAccountOwner ??= 'Edit';
  return [];
}
