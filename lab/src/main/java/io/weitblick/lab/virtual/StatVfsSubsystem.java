package io.weitblick.lab.virtual;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** SFTP that also answers {@code statvfs@openssh.com} (OpenSSH's PROTOCOL, section 4.4), which the library lacks. */
final class StatVfsSubsystem extends SftpSubsystem {
    static final String EXTENSION = "statvfs@openssh.com";
    static final String VERSION = "2";

    private static final long BLOCK_BYTES = 4096;
    private static final long MAX_NAME_BYTES = 255;

    private StatVfsSubsystem(ChannelSession channel, SftpSubsystemConfigurator configurator) {
        super(channel, configurator);
    }

    /** Makes one for each connection. */
    static final class Factory extends SftpSubsystemFactory {
        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new StatVfsSubsystem(channel, this);
        }
    }

    @Override
    protected void executeExtendedCommand(Buffer request, int id, String extension) throws IOException {
        if (!extension.equals(EXTENSION)) {
            super.executeExtendedCommand(request, id, extension);
            return;
        }
        FileStore store = Files.getFileStore(resolveFile(request.getString()));
        Buffer reply = prepareReply(request);
        reply.putByte((byte) SftpConstants.SSH_FXP_EXTENDED_REPLY);
        reply.putInt(id);
        reply.putLong(BLOCK_BYTES); // f_bsize
        reply.putLong(BLOCK_BYTES); // f_frsize
        reply.putLong(store.getTotalSpace() / BLOCK_BYTES);
        reply.putLong(store.getUnallocatedSpace() / BLOCK_BYTES);
        reply.putLong(store.getUsableSpace() / BLOCK_BYTES);
        reply.putLong(0); // f_files: the JDK cannot tell
        reply.putLong(0); // f_ffree
        reply.putLong(0); // f_favail
        reply.putLong(0); // f_fsid
        reply.putLong(0); // f_flag
        reply.putLong(MAX_NAME_BYTES);
        send(reply);
    }
}
