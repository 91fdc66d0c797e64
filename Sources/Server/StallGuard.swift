import Logging
import NIOCore

/// Drops a client that leaves its answers unread, so that it holds no memory.
final class StallGuard: ChannelInboundHandler {
  typealias InboundIn = NIOAny

  private let patience: TimeAmount
  private let logger: Logger
  private var alarm: Scheduled<Void>?

  init(patience: TimeAmount, logger: Logger) {
    self.patience = patience
    self.logger = logger
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    alarm?.cancel()
    alarm = nil
    if !context.channel.isWritable {
      let channel = context.channel
      let logger = logger
      alarm = context.eventLoop.scheduleTask(in: patience) {
        logger.notice("client dropped", metadata: ["reason": "does not read its answers"])
        channel.close(promise: nil)
      }
    }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    alarm?.cancel()
    context.fireChannelInactive()
  }
}
