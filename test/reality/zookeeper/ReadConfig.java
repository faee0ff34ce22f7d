// Reads zoo.cfg files with ZooKeeper's own parser, and prints what it understood: a line a file, members by id.
import java.util.Map;
import java.util.TreeMap;
import org.apache.zookeeper.server.quorum.QuorumPeer.QuorumServer;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig;

public class ReadConfig {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      QuorumPeerConfig config = new QuorumPeerConfig();
      config.parse(file);
      StringBuilder line = new StringBuilder("id " + config.getServerId() + " " + config.getPeerType());
      line.append(" client " + config.getClientPortAddress().getPort());
      line.append(" timing " + config.getTickTime() + " " + config.getInitLimit() + " " + config.getSyncLimit());
      line.append(" voters " + config.getQuorumVerifier().getVotingMembers().size());
      Map<Long, QuorumServer> members = new TreeMap<>(config.getQuorumVerifier().getAllMembers());
      for (QuorumServer server : members.values()) {
        line.append(" | " + server.id + " " + server.type + " " + server.addr.getOne().getAddress().getHostAddress());
        line.append(" " + server.addr.getOne().getPort() + " " + server.electionAddr.getOne().getPort());
      }
      System.out.println(line);
    }
  }
}
