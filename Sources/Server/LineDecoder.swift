import NIOCore

/// The framer, as a part of a channel.
struct LineDecoder: ByteToMessageDecoder {
  typealias InboundOut = LineFramer.Frame

  private var framer: LineFramer

  init(longest: Int) { framer = LineFramer(longest: longest) }

  mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) -> DecodingState {
    guard let frame = framer.next(&buffer) else { return .needMoreData }
    context.fireChannelRead(Self.wrapInboundOut(frame))
    return .continue
  }

  mutating func decodeLast(
    context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
  ) -> DecodingState {
    while let frame = framer.last(&buffer) { context.fireChannelRead(Self.wrapInboundOut(frame)) }
    return .needMoreData
  }
}
