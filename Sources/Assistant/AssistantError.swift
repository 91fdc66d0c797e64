package import Store

/// Why a request gets no reply. Nothing has changed then.
package enum AssistantError: Error, Sendable {
  case store(StoreError)
  /// No conversation of that id.
  case unknownConversation
  /// A choice that is not on offer.
  case notOffered
}
